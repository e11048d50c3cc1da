package intake

import "giaoban/data"

// ParseNumber reads a number typed into a form as a table's cells are read:
// 41.62, 41,62, 1.234,5 and 1,234.5. ok is false when the text is no number.
func ParseNumber(text string) (value float64, ok bool) { return parseNumber(text) }

// SourceFor finds the source that a form names by its ID or title. fresh is the
// new source to be stored with the figure, nil when it is known; id is what the
// figure refers to.
func SourceFor(f *data.Facts, words string, on data.Date) (fresh *data.Source, id string) {
	return sourceFor(f, ScoreOptions{Source: words, On: on})
}
