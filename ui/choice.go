package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// choice is a Select whose words stand for values.
type choice struct {
	widget.Select
	OnChoose func(value string)
	choices  []option
	quiet    bool
}

func newChoice(onChoose func(string)) *choice {
	c := &choice{OnChoose: onChoose}
	c.OnChanged = func(string) {
		if !c.quiet && c.OnChoose != nil {
			c.OnChoose(c.Value())
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces the choices and keeps the value when it is still among them, else
// takes the first. It does not tell.
func (c *choice) Set(choices []option) {
	value := c.Value()
	c.choices = choices
	labels := make([]string, len(choices))
	for i, o := range choices {
		labels[i] = o.Label
	}
	c.Options = labels
	c.Choose(value)
}

// Choose shows a value without telling; an unknown one shows the first choice.
func (c *choice) Choose(value string) {
	index := 0
	for i, o := range c.choices {
		if o.Value == value {
			index = i
			break
		}
	}
	c.quiet = true
	if len(c.choices) == 0 {
		c.ClearSelected()
	} else {
		c.SetSelectedIndex(index)
	}
	c.quiet = false
}

// Value is what the chosen words stand for.
func (c *choice) Value() string {
	if i := c.SelectedIndex(); i >= 0 && i < len(c.choices) {
		return c.choices[i].Value
	}
	return ""
}

// TypedKey implements fyne.Focusable: what a Select has no use for goes on to the
// window, so that Enter and Esc work in forms.
func (c *choice) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		forwardKey(c, k)
	default:
		c.Select.TypedKey(k)
	}
}

// Label is the chosen words.
func (c *choice) Label() string { return c.Selected }
