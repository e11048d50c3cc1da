package store

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"giaoban/data"
)

// Field is one value of an entity before and after a change, as people read it.
type Field struct {
	Path  string // "Results[0192…].Percent": stays the same from change to change
	Label string // "Kết quả 2 · Tỷ lệ (%)"
	Old   string // "" where there was none
	New   string
}

// Fields says what a change did to each field of the entity; fields that stay
// the same are left out. It reads the journal's values by their names, so that
// also entries of older programs can be read. Errors: Damaged.
func (s *Store) Fields(ch Change) ([]Field, error) {
	before, err := s.leaves(ch.Kind, ch.Old)
	if err == nil {
		var after []leaf
		if after, err = s.leaves(ch.Kind, ch.New); err == nil {
			return difference(before, after), nil
		}
	}
	return nil, failure("đọc nhật ký của", s.path, fmt.Errorf("%w: %s %q: %w", errInconsistent, ch.Kind, ch.Key, err))
}

// leaf is one value of an entity.
type leaf struct {
	path, label, text string
	zero              bool
}

func (s *Store) leaves(kind string, cbor []byte) ([]leaf, error) {
	if cbor == nil {
		return nil, nil
	}
	var v any
	if err := s.codec.dec.Unmarshal(cbor, &v); err != nil {
		return nil, err
	}
	var shape reflect.Type // nil for a kind that is no more
	for _, e := range shapes() {
		if e.Bucket() == kind {
			shape = reflect.TypeOf(e)
		}
	}
	w := walker{labels: fieldLabels()}
	w.value("", "", shape, v)
	return w.out, nil
}

// shapes are the types that fields take their order and form from.
func shapes() []data.Entity {
	return []data.Entity{
		data.Book{},
		data.Province{},
		data.Agency{},
		data.Group{},
		data.Directive{},
		data.Clause{},
		data.Task{},
		data.Assignment{},
		data.Matter{},
		data.Instruction{},
		data.Meeting{},
		data.Lock{},
		data.Import{},
		data.Index{},
		data.Scheme{},
		data.Break{},
		data.Observation{},
		data.Source{},
		data.Conflict{},
	}
}

// walker collects the leaves of a decoded value.
type walker struct {
	labels map[string]string
	out    []leaf
}

func (w *walker) value(path, label string, t reflect.Type, v any) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch v := v.(type) {
	case map[any]any:
		w.object(path, label, t, v)
	case []any:
		w.list(path, label, t, v)
	default:
		text, zero := w.text(t, v)
		w.out = append(w.out, leaf{path, label, text, zero})
	}
}

// object visits fields in the order of the type, then those that it does not know.
func (w *walker) object(path, label string, t reflect.Type, v map[any]any) {
	known := map[string]bool{}
	if t != nil && t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			f := t.Field(i)
			name, number := stored(f)
			known[name] = true
			value, ok := v[name]
			if number > 0 {
				known[strconv.Itoa(number)] = true
				value, ok = v[uint64(number)]
			}
			if ok {
				w.value(joined(path, ".", f.Name), joined(label, " · ", w.label(t.Name(), f.Name)), f.Type, value)
			}
		}
	}
	var rest []string
	for key := range v {
		if name := fmt.Sprint(key); !known[name] {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	for _, name := range rest {
		for key, value := range v {
			if fmt.Sprint(key) == name {
				w.value(joined(path, ".", name), joined(label, " · ", name), nil, value)
			}
		}
	}
}

// stored is the key of a field in CBOR: its name, or the number of its tag.
func stored(f reflect.StructField) (name string, number int) {
	tag, _, _ := strings.Cut(f.Tag.Get("cbor"), ",")
	number, _ = strconv.Atoi(tag)
	return f.Name, number
}

func (w *walker) label(owner, field string) string {
	return cmp.Or(w.labels[owner+"."+field], w.labels[field], field)
}

// list visits the elements of a list of objects by what identifies them, and
// takes any other list as one value.
func (w *walker) list(path, label string, t reflect.Type, v []any) {
	if t != nil && t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	var texts []string
	for i, e := range v {
		object, ok := e.(map[any]any)
		if !ok {
			text, _ := w.text(t, e)
			texts = append(texts, text)
			continue
		}
		w.value(fmt.Sprintf("%s[%s]", path, identity(object, i)), fmt.Sprintf("%s %d", label, i+1), t, object)
	}
	if texts != nil || len(v) == 0 {
		w.out = append(w.out, leaf{path, label, strings.Join(texts, ", "), len(v) == 0})
	}
}

// identity follows an element of a list when others come before it.
func identity(object map[any]any, at int) string {
	for _, name := range []string{"ID", "Period", "SHA256", "Code", "Agency"} {
		if text, ok := object[name].(string); ok && text != "" {
			return text
		}
	}
	return strconv.Itoa(at + 1)
}

// text writes a single value in the form of its type.
func (w *walker) text(t reflect.Type, v any) (text string, zero bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return choice(t, v), v == ""
	case bool:
		return map[bool]string{true: "có", false: "không"}[v], !v
	case uint64:
		return number(t, int64(v)), v == 0
	case int64:
		return number(t, v), v == 0
	case float64:
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1), v == 0
	}
	return fmt.Sprint(v), false
}

func number(t reflect.Type, n int64) string {
	switch {
	case t == reflect.TypeFor[data.Date]() && n == int64(data.Date(n)):
		return data.Date(n).String()
	case t != nil && t.PkgPath() == "time" && t.Name() == "Time":
		return moment(n)
	}
	return strconv.FormatInt(n, 10)
}

// choice writes a value such as "huyen" as the type names it: "UBND huyện, thành phố".
func choice(t reflect.Type, s string) string {
	if t == nil || t.Kind() != reflect.String || s == "" {
		return s
	}
	if n, ok := reflect.ValueOf(s).Convert(t).Interface().(interface{ Name() string }); ok {
		return n.Name()
	}
	return s
}

// difference pairs the leaves of two values by path, in the order of the later one.
func difference(before, after []leaf) []Field {
	old := map[string]leaf{}
	for _, l := range before {
		old[l.path] = l
	}
	var out []Field
	for _, l := range after {
		was, there := old[l.path]
		delete(old, l.path)
		if !there && l.zero || there && was.text == l.text {
			continue
		}
		out = append(out, Field{l.path, l.label, was.text, l.text})
	}
	for _, l := range before {
		if _, gone := old[l.path]; gone && !l.zero {
			out = append(out, Field{l.path, l.label, l.text, ""})
		}
	}
	return out
}

func joined(a, sep, b string) string {
	if a == "" {
		return b
	}
	return a + sep + b
}
