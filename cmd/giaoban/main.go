package main

import (
	_ "codeberg.org/go-pdf/fpdf"
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/dialog"
	_ "fyne.io/fyne/v2/lang"
	_ "fyne.io/fyne/v2/driver/desktop"
	_ "fyne.io/fyne/v2/test"
	_ "github.com/alecthomas/kong"
	_ "github.com/fxamacker/cbor/v2"
	_ "github.com/golang/freetype/truetype"
	_ "github.com/google/uuid"
	_ "github.com/wcharczuk/go-chart/v2"
	_ "go.etcd.io/bbolt"
	_ "golang.org/x/text/collate"
	_ "golang.org/x/text/search"
	_ "golang.org/x/text/unicode/norm"
)

func main() {}
