package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Vietnamese syllable is an initial, a rime and a tone. The sets are closed, so
// that a text in a wrong encoding shows at once: its "syllables" are none.

const initials = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"

const rimes = `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêt uơ ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uyn
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ych ynh yt yn`

// spelling holds the closed sets.
type spelling struct{ initials, rimes map[string]bool }

var vietnamese = func() spelling {
	s := spelling{map[string]bool{"": true}, map[string]bool{}}
	for _, x := range strings.Fields(initials) {
		s.initials[x] = true
	}
	for _, x := range strings.Fields(rimes) {
		s.rimes[norm.NFC.String(x)] = true
	}
	return s
}()

// Tone marks as they decompose: grave, acute, tilde, hook above, dot below.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// toneless takes the tone off a word, NFC in lower case; ok is false when it has two.
func toneless(word string) (base string, tone rune, ok bool) {
	ok = true
	base = strings.Map(func(r rune) rune {
		d, toned := decomposed[r]
		if !toned {
			return r
		}
		ok = ok && tone == 0
		tone = d.tone
		return d.base
	}, word)
	return base, tone, ok
}

type tonedLetter struct{ base, tone rune }

// decomposed gives for each letter with a tone the letter and the tone.
var decomposed = func() map[rune]tonedLetter {
	m := map[rune]tonedLetter{}
	for _, base := range "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" {
		for _, tone := range tones {
			m[firstRune(norm.NFC.String(string(base)+string(tone)))] = tonedLetter{base, tone}
		}
	}
	return m
}()

// syllable tells whether word, in lower case, is spelt as a Vietnamese syllable.
func (s spelling) syllable(word string) bool {
	base, tone, ok := toneless(word)
	return ok && s.spelt(base) && (tone == '\u0301' || tone == '\u0323' || !stopped(base))
}

func (s spelling) spelt(base string) bool {
	if base == "gi" || base == "gin" || base == "giêng" { // gì, gìn, giêng: the i is both
		return true
	}
	for i := 0; i <= min(len(base)-1, 3); i++ {
		if s.initials[base[:i]] && s.rimes[base[i:]] {
			return true
		}
	}
	return false
}

// stopped tells whether a syllable ends in c, ch, p or t: only the acute and the
// dot are possible there.
func stopped(base string) bool {
	switch base[len(base)-1] {
	case 'c', 'p', 't':
		return true
	}
	return strings.HasSuffix(base, "ch")
}

// census counts the words of a text that have other than ASCII letters, and how
// many of them are no syllables.
type census struct{ marked, wrong int }

func count(text string) census {
	var c census
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r < 0x80 || unicode.IsSpace(r) }) {
		word = strings.Trim(word, "“”‘’…–—•«»°·")
		if ascii(word) {
			continue
		}
		c.marked++
		if !vietnamese.syllable(strings.ToLower(word)) {
			c.wrong++
		}
	}
	return c
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

// share is the share of wrong words; 1 for a text without any marked word.
func (c census) share() float64 {
	if c.marked == 0 {
		return 1
	}
	return float64(c.wrong) / float64(c.marked)
}

// wellSpelt tells whether the text is Vietnamese as it should be.
func wellSpelt(text string) bool { return count(text).share() < 0.10 }

// withTone sets a tone on the vowel of a syllable that carries it: a marked vowel
// (the second of ươ), else the only or the last one before a final consonant.
func withTone(base, tone string) string {
	runes := []rune(base)
	at := -1
	for i, r := range runes {
		if strings.ContainsRune("ăâêôơư", r) {
			at = i
		}
	}
	if at < 0 {
		for i, r := range runes {
			if strings.ContainsRune("aeiouy", r) {
				at = i
			}
		}
	}
	if at < 0 {
		return base
	}
	return norm.NFC.String(string(runes[:at+1]) + tone + string(runes[at+1:]))
}

// matchCase writes word with the capitals of like.
func matchCase(word, like string) string {
	switch {
	case like == strings.ToUpper(like):
		return strings.ToUpper(word)
	case unicode.IsUpper(firstRune(like)):
		first := firstRune(word)
		return string(unicode.ToUpper(first)) + word[len(string(first)):]
	}
	return word
}
