// Package assets embeds what the program needs at run time, so that one file
// carries everything: fonts, icon, translations, the index figures and the text
// of công văn 2146.
package assets

import _ "embed"

// Fonts for screen and charts (Noto Sans) and for print (Tinos: Times metrics,
// full Vietnamese). Both are under the SIL Open Font License.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	NotoSansRegular []byte
	//go:embed fonts/NotoSans-Bold.ttf
	NotoSansBold []byte
	//go:embed fonts/Tinos-Regular.ttf
	TinosRegular []byte
	//go:embed fonts/Tinos-Bold.ttf
	TinosBold []byte
	//go:embed fonts/Tinos-Italic.ttf
	TinosItalic []byte
	//go:embed fonts/Tinos-BoldItalic.ttf
	TinosBoldItalic []byte
)
