package data

import (
	"cmp"
	"slices"
	"strings"
)

// FindKind says what a FindItem leads to; results are grouped by it.
type FindKind string

const (
	FindRecent    FindKind = "recent" // a group only: what was chosen last
	FindAgency    FindKind = "agency"
	FindTask      FindKind = "task"
	FindClause    FindKind = "clause"
	FindNode      FindKind = "node" // an index or one of its contents
	FindCommand   FindKind = "command"
	FindDirective FindKind = "directive"
	FindPaper     FindKind = "paper" // what an agency sent in
)

// findKinds returns the kinds in the order that groups of equal worth stand in.
func findKinds() []FindKind {
	return []FindKind{FindRecent, FindAgency, FindTask, FindClause, FindNode, FindCommand, FindDirective, FindPaper}
}

// Name is the heading of the group.
func (k FindKind) Name() string {
	switch k {
	case FindRecent:
		return "Vừa mở"
	case FindAgency:
		return "Cơ quan"
	case FindTask:
		return "Nhiệm vụ"
	case FindClause:
		return "Mục của văn bản"
	case FindNode:
		return "Chỉ số"
	case FindCommand:
		return "Lệnh"
	case FindDirective:
		return "Văn bản chỉ đạo"
	case FindPaper:
		return "Văn bản của cơ quan"
	}
	return string(k)
}

// FindItem is one thing that can be found. All its words are searched; those of
// Code and Title weigh more.
type FindItem struct {
	Kind  FindKind
	Key   string // what it leads to, by Kind: Task.ID, Agency.Code, Clause.ID, …
	Code  string // "N24", "3.a", "D2.1", "SNV"
	Title string
	Text  string // running text, of which an excerpt is shown
	Note  string // shown at the end: who is in charge
	Words string // other words that lead here, not shown
}

// ID tells the item from all others; recent choices are kept by it.
func (i FindItem) ID() string { return string(i.Kind) + ":" + i.Key }

// findKey is ID in two, which is made without copying.
type findKey struct {
	kind FindKind
	key  string
}

func (i *FindItem) key() findKey { return findKey{i.Kind, i.Key} }

func findKeyOf(id string) findKey {
	kind, key, _ := strings.Cut(id, ":")
	return findKey{FindKind(kind), key}
}

// Finder finds items by words without accents. It is built once and then only
// read, so that several queries may run at the same time. It holds the items, one
// copy of each different word, and four bytes for each word of each item.
type Finder struct {
	items   []FindItem
	words   lexicon
	pairs   lexicon // two words that follow each other, "noi vu"; and codes, "=n24"
	letters []int   // those of words in which slips are looked for
}

// lexicon is a sorted list of words with the items they occur in.
type lexicon struct {
	words    []string
	starts   []int    // word i occurs in items[starts[i]:starts[i+1]]
	postings []uint32 // item number · 2, + 1 when the word is in the title or code
}

// lexiconBuilder collects words in the order they come.
type lexiconBuilder struct {
	numbers  map[string]int
	words    []string
	postings [][]uint32
}

func (b *lexiconBuilder) number(word string) int {
	n, ok := b.numbers[word]
	if !ok {
		n = len(b.words)
		b.numbers[word] = n
		b.words, b.postings = append(b.words, word), append(b.postings, nil)
	}
	return n
}

// add notes that the item has the word. Items come in order.
func (b *lexiconBuilder) add(word int, posting uint32) {
	list := b.postings[word]
	if n := len(list) - 1; n >= 0 && list[n]>>1 == posting>>1 {
		list[n] |= posting
		return
	}
	b.postings[word] = append(list, posting)
}

func (b *lexiconBuilder) build() lexicon {
	order, total := make([]int, len(b.words)), 0
	for i := range order {
		order[i] = i
		total += len(b.postings[i])
	}
	slices.SortFunc(order, func(x, y int) int { return strings.Compare(b.words[x], b.words[y]) })
	l := lexicon{make([]string, 0, len(order)), make([]int, 1, len(order)+1), make([]uint32, 0, total)}
	for _, i := range order {
		l.words = append(l.words, b.words[i])
		l.postings = append(l.postings, b.postings[i]...)
		l.starts = append(l.starts, len(l.postings))
	}
	return l
}

// prefixed returns the range of words that begin with prefix.
func (l *lexicon) prefixed(prefix string) (from, to int) {
	from, _ = slices.BinarySearch(l.words, prefix)
	to = from
	for to < len(l.words) && strings.HasPrefix(l.words[to], prefix) {
		to++
	}
	return from, to
}

func (l *lexicon) of(word int) []uint32 { return l.postings[l.starts[word]:l.starts[word+1]] }

// finderBuilder reads items word by word. Folding is the dear part, so each
// different spelling is folded once.
type finderBuilder struct {
	words, pairs lexiconBuilder
	forms        map[string][]int // of a word as spelled: numbers of its forms
	pair         map[[2]int]int
}

// NewFinder builds the index of the items, which it keeps.
func NewFinder(items []FindItem) *Finder {
	b := finderBuilder{
		words: lexiconBuilder{numbers: map[string]int{}}, pairs: lexiconBuilder{numbers: map[string]int{}},
		forms: map[string][]int{}, pair: map[[2]int]int{},
	}
	for i, item := range items {
		posting := uint32(i) << 1
		b.read(item.Code, posting|1)
		if item.Code != "" {
			b.pairs.add(b.pairs.number("="+Fold(item.Code)), posting|1)
		}
		b.read(item.Title, posting|1)
		b.read(item.Text, posting)
		b.read(item.Note, posting)
		b.read(item.Words, posting)
	}
	f := &Finder{items: items, words: b.words.build(), pairs: b.pairs.build()}
	for i, w := range f.words.words {
		if slips(w) > 0 || len(w) == 2 && w[1] >= 'a' { // "vuu" may be a slip of "vu"
			f.letters = append(f.letters, i)
		}
	}
	return f
}

func (b *finderBuilder) read(text string, posting uint32) {
	last := -1
	eachWord(text, func(from, to int) {
		raw := text[from:to]
		forms, ok := b.forms[raw]
		if !ok {
			for _, form := range wordForms(Fold(raw)) {
				forms = append(forms, b.words.number(form))
			}
			b.forms[raw] = forms
		}
		for _, n := range forms {
			b.words.add(n, posting)
		}
		if last >= 0 {
			key := [2]int{last, forms[0]}
			n, ok := b.pair[key]
			if !ok {
				n = b.pairs.number(b.words.words[last] + " " + b.words.words[forms[0]])
				b.pair[key] = n
			}
			b.pairs.add(n, posting)
		}
		last = forms[0]
	})
}

// Findings are the results of one query.
type Findings struct {
	Groups []FindGroup // the best first
	Total  int
	Slips  bool // nothing was found as typed; these differ by a slip or two
	words  []string
}

// FindGroup are the results of one kind.
type FindGroup struct {
	Kind  FindKind
	Total int
	Hits  []FindItem // the best first; not all of Total
	score int
}

// maxWords keeps a text pasted by mistake from being looked for word by word.
const maxWords = 12

// Find returns the items in which every word of the query occurs or begins a
// word, at most most of each kind. Slips in typing are allowed when nothing is
// found without. recent lists the IDs of earlier choices, the last one first:
// they come first, and alone when the query is empty.
func (f *Finder) Find(query string, recent []string, most int) Findings {
	words := f.queryWords(query)
	if len(words) == 0 {
		return f.recent(recent)
	}
	scores, slips := f.score(words, false), false
	if long := spellOut(words); scores == nil && len(long) > len(words) {
		if scores = f.score(long, false); scores != nil {
			words = long
		}
	}
	if scores == nil {
		scores, slips = f.score(words, true), true
	}
	out := Findings{Slips: slips, words: words}
	before := make(map[findKey]int, len(recent))
	for i, id := range recent {
		before[findKeyOf(id)] = len(recent) - i
	}
	out.Groups = f.best(scores, before, most)
	for _, g := range out.Groups {
		out.Total += g.Total
	}
	return out
}

// queryWords folds and splits the query. What is written together but occurs
// nowhere so is taken apart: "ubnd-th" is the end of a number.
func (f *Finder) queryWords(query string) []string {
	var out []string
	folded := Fold(query)
	eachWord(folded, func(from, to int) {
		word := folded[from:to]
		if start, end := f.words.prefixed(word); start < end {
			out = append(out, word)
			return
		}
		out = append(out, strings.FieldsFunc(word, func(r rune) bool { return !inWord(r) })...)
	})
	return out[:min(len(out), maxWords)]
}

// spellOut replaces abbreviations by what they stand for.
func spellOut(words []string) []string {
	var out []string
	for _, w := range words {
		if long := spelledOut(w); long != nil {
			out = append(out, long...)
			continue
		}
		out = append(out, w)
	}
	return out[:min(len(out), maxWords)]
}

func (f *Finder) recent(ids []string) Findings {
	place := make(map[findKey]int, len(ids))
	for i, id := range ids {
		place[findKeyOf(id)] = i
	}
	group := FindGroup{Kind: FindRecent}
	if len(ids) > 0 {
		for _, item := range f.items {
			if _, ok := place[item.key()]; ok {
				group.Hits = append(group.Hits, item)
			}
		}
	}
	if len(group.Hits) == 0 {
		return Findings{}
	}
	slices.SortFunc(group.Hits, func(a, b FindItem) int { return place[a.key()] - place[b.key()] })
	group.Total = len(group.Hits)
	return Findings{Groups: []FindGroup{group}, Total: group.Total}
}

// What a word is worth in an item; twice that in its title.
const (
	worthSlip   = 1
	worthPrefix = 2
	worthWord   = 3
	worthPair   = 3 // besides its words
	worthCode   = 9 // besides its words: who types a code means it
)

// score gives every item its worth, 0 where a word is missing; nil when no item
// has all words. It takes time by the number of occurrences of the words.
func (f *Finder) score(words []string, slips bool) []uint16 {
	t := tally{met: make([]uint8, len(f.items)), worth: make([]uint8, len(f.items)), scores: make([]uint16, len(f.items))}
	for i, word := range words {
		from, to := f.words.prefixed(word)
		for n := from; n < to; n++ {
			worth := uint8(worthPrefix)
			if len(f.words.words[n]) == len(word) {
				worth = worthWord
			}
			t.note(f.words.of(n), worth)
		}
		if slips {
			for _, n := range f.letters {
				if near(word, f.words.words[n]) {
					t.note(f.words.of(n), worthSlip)
				}
			}
		}
		if t.count(uint8(i), 1) == 0 {
			return nil
		}
	}
	all := uint8(len(words))
	for i := 1; i < len(words); i++ {
		from, to := f.pairs.prefixed(words[i-1] + " " + words[i])
		for n := from; n < to; n++ {
			t.note(f.pairs.of(n), worthPair)
		}
		t.count(all, 0)
	}
	if n, ok := slices.BinarySearch(f.pairs.words, "="+strings.Join(words, " ")); ok {
		t.note(f.pairs.of(n), worthCode)
		t.count(all, 0)
	}
	for i, met := range t.met {
		if met < all {
			t.scores[i] = 0
		}
	}
	return t.scores
}

// tally adds up what the words of a query are worth in each item.
type tally struct {
	met     []uint8 // words of the query met so far
	worth   []uint8 // of the word that is being looked for
	scores  []uint16
	touched []uint32
}

// note says that a word occurs so; of several occurrences the best counts.
func (t *tally) note(postings []uint32, worth uint8) {
	for _, p := range postings {
		item, w := p>>1, worth<<(p&1)
		switch had := t.worth[item]; {
		case had == 0:
			t.touched = append(t.touched, item)
			t.worth[item] = w
		case had < w:
			t.worth[item] = w
		}
	}
}

// count ends a word: items that have met all words before, met of them, get its
// worth, and one more word met when step is 1. It returns how many there were.
func (t *tally) count(met, step uint8) int {
	n := 0
	for _, item := range t.touched {
		if t.met[item] == met {
			t.met[item] += step
			t.scores[item] += uint16(t.worth[item])
			n++
		}
		t.worth[item] = 0
	}
	t.touched = t.touched[:0]
	return n
}

// best takes the most valuable items of each kind, in their own order among
// equals. Recent choices stand before all others.
func (f *Finder) best(scores []uint16, recent map[findKey]int, most int) []FindGroup {
	type hit struct{ item, score int }
	top, total := map[FindKind][]hit{}, map[FindKind]int{}
	for i, score := range scores {
		if score == 0 {
			continue
		}
		item := &f.items[i]
		total[item.Kind]++
		h := hit{i, int(score)}
		if len(recent) > 0 {
			h.score += recent[item.key()] << 16
		}
		list := top[item.Kind]
		if len(list) == most && h.score <= list[most-1].score {
			continue
		}
		at, _ := slices.BinarySearchFunc(list, h, func(a, b hit) int {
			return cmp.Or(b.score-a.score, a.item-b.item)
		})
		list = slices.Insert(list, at, h)
		top[item.Kind] = list[:min(len(list), most)]
	}
	var out []FindGroup
	for _, kind := range findKinds() {
		if len(top[kind]) == 0 {
			continue
		}
		g := FindGroup{Kind: kind, Total: total[kind], score: top[kind][0].score}
		for _, h := range top[kind] {
			g.Hits = append(g.Hits, f.items[h.item])
		}
		out = append(out, g)
	}
	sortGroups(out)
	return out
}

// sortGroups puts groups with a recent choice first, then by the worth of their
// best item. Worths are compared by thirds of the best: groups that are about as
// good keep their places, so that the eye knows where to look.
func sortGroups(groups []FindGroup) {
	top := 1
	for _, g := range groups {
		top = max(top, g.score&0xFFFF)
	}
	rank := func(g FindGroup) int {
		if g.score > 0xFFFF {
			return g.score
		}
		return g.score * 3 / top
	}
	slices.SortStableFunc(groups, func(a, b FindGroup) int { return rank(b) - rank(a) })
}
