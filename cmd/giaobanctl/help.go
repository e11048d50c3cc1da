package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// errHelpShown ends parsing once the help is printed.
var errHelpShown = errors.New("help shown")

// helpFlag prints the help in Vietnamese; kong's own printer speaks English.
type helpFlag bool

// BeforeReset runs as soon as the flag is seen, before required arguments are asked for.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	if node := ctx.Selected(); node != nil {
		commandHelp(ctx.Stdout, node)
	} else {
		programHelp(ctx.Stdout, ctx.Model)
	}
	return errHelpShown
}

func programHelp(w io.Writer, app *kong.Application) {
	fmt.Fprint(w, "Giao ban trên dòng lệnh: cùng một sổ, cùng những con số, không cần màn hình.\n\n")
	fmt.Fprint(w, "Cách dùng: giaobanctl LỆNH …\n\nLệnh:\n")
	printCommands(w, app.Node)
	fmt.Fprint(w, "\nNgày ghi dd/mm/yyyy hoặc yyyy-mm-dd. Không nêu --as-of thì lấy ngày chốt của sổ,\n")
	fmt.Fprint(w, "sổ không có thì lấy hôm nay (biến môi trường APP_NOW đặt “hôm nay”).\n\n")
	fmt.Fprint(w, statusHelp)
	fmt.Fprint(w, "\nXem từng lệnh: giaobanctl LỆNH --help\n")
}

func printCommands(w io.Writer, of *kong.Node) {
	for _, node := range of.Children {
		fmt.Fprintf(w, "  %-9s %s\n", node.Name, node.Help)
	}
}

func commandHelp(w io.Writer, node *kong.Node) {
	usage := []string{node.FullPath()}
	if len(node.Children) > 0 {
		fmt.Fprintf(w, "%s\n\nCách dùng: %s LỆNH …\n\nLệnh:\n", node.Help, node.FullPath())
		printCommands(w, node)
		fmt.Fprintf(w, "\nXem từng lệnh: %s LỆNH --help\n", node.FullPath())
		return
	}
	for _, arg := range node.Positional {
		usage = append(usage, argument(arg))
	}
	fmt.Fprintf(w, "%s\n\nCách dùng: %s …\n\n", node.Help, strings.Join(usage, " "))
	for _, arg := range node.Positional {
		fmt.Fprintf(w, "  %-24s %s\n", argument(arg), arg.Help)
	}
	for _, group := range node.AllFlags(true) {
		for _, flag := range group {
			name := "--" + flag.Name
			if !flag.IsBool() {
				name += "=" + flag.FormatPlaceHolder()
			}
			fmt.Fprintf(w, "  %-24s %s\n", name, flag.Help)
		}
	}
}

func argument(arg *kong.Positional) string { return strings.ToUpper(arg.Name) }
