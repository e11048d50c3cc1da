package assets

import _ "embed"

// Icon of the program, 256×256; icon.svg is its source.
//
//go:embed icon.png
var Icon []byte

// LangVI holds Fyne's own words in Vietnamese, under its 39 keys.
//
//go:embed lang/vi.json
var LangVI []byte
