package directive

// collectiveAt tells whether a collective addressee begins: "các cơ quan", or
// "sở, ban, ngành".
func (n naming) collectiveAt(i int) bool {
	if i >= len(n.words) {
		return false
	}
	if n.is(i, "các") || n.is(i, "những") {
		return i+1 < len(n.words) && (kinds.at(n.words, i+1) > 0 || n.words[i+1].low == "hội" || titles.at(n.words, i+1) > 0 || n.territory(i+1) > 0 || heads.at(n.words, i+1) > 0) && sectors.at(n.words, i+2) == 0
	}
	step := kinds.at(n.words, i)
	next := i + step + 1
	return step > 0 && n.sign(i+step, ",") && kinds.at(n.words, next) > 0 && sectors.at(n.words, next+1) == 0 &&
		(n.words[i].capital() || !n.words[next].capital())
}

// collective reads "các sở, ban, ngành tỉnh", "các cơ quan, đơn vị có liên quan".
func (n naming) collective(i int) (end int, ok bool) {
	if n.is(i, "các") || n.is(i, "những") {
		i++
		if step := titles.at(n.words, i); step > 0 && kinds.at(n.words, i) < step {
			i += step
		}
	}
	noun := false
	for k := 0; i < len(n.words) && k < 24; k++ {
		w := n.words[i]
		if step := kinds.at(n.words, i); step > 0 && !n.organises(i) && !(shortHeads.at(n.words, i) > 0 && w.capital() && sectors.at(n.words, i+step) > 0) {
			i, noun = i+step, true
			continue
		}
		switch {
		case w.sign && w.text == "," && n.kindNext(i+1), w.low == "và" && n.kindNext(i+1), w.text == "/" || w.text == "-" || w.text == "–":
			noun = false
		case w.sign || w.low == "và" || w.low == "cùng" || n.territory(i) > 0 && !noun || n.is(i, "các"):
			return i, true
		case limits.at(n.words, i) > 0 && !n.strong(i):
			step := limits.at(n.words, i)
			if last := n.words[i+step-1].low; last == "thuộc" || last == "của" {
				if end, ok := n.extent(i+step, false); ok && !n.is(i+step, "các") {
					return end, true // "các cơ quan chuyên môn thuộc UBND tỉnh"
				}
			}
			related := n.is(i, "có") && step > 1 || n.is(i, "liên")
			i += step - 1
			if noun = false; related && !(n.sign(i+1, ",") && n.kindNext(i+2)) && !n.is(i+1, "của") && !n.is(i+1, "thuộc") && !n.is(i+1, "trên") {
				return i + 1, true
			}
		case noun && nameLike.at(n.words, i) > 0 && !n.strong(i):
			passive := n.is(i, "được")
			i += nameLike.at(n.words, i) - 1
			if passive { // "các đơn vị được kiểm tra"
				i += actions.at(n.words, i+1)
			}
			noun = false
		case actions.at(n.words, i) > 0:
			return i, true
		default:
			noun = false
		}
		i++
	}
	return i, true
}

// organises tells whether "tổ chức" is the verb.
func (n naming) organises(i int) bool {
	if !n.is(i, "tổ") || !n.is(i+1, "chức") || i == 0 {
		return false
	}
	before := n.words[i-1]
	return !before.sign && before.low != "các" && before.low != "và" && before.low != "những"
}

// strong tells whether a word that may stand in a name is the verb here: two verbs
// in a row, or a verb that takes an object at once.
func (n naming) strong(i int) bool {
	switch n.words[i].low {
	case "tổ", "xây", "phối", "được", "cấp", "thu", "đang", "huy", "tuyên", "quản", "nghiên":
		if n.is(i, "được") {
			switch next := i + 1; {
			case n.is(next, "giao"), n.is(next, "phân"), n.is(next, "kiểm"), n.is(next, "thanh"), n.is(next, "giám"), n.is(next, "hỗ"):
				return false
			}
			return true
		}
		return !(n.is(i, "quản") && n.is(i+2, "nhà")) && !n.is(i, "cấp")
	}
	return false
}

// kindNext tells whether a noun of a collective goes on without "các" of its own.
func (n naming) kindNext(i int) bool {
	step := kinds.at(n.words, i)
	if step == 0 || n.territory(i) > 0 {
		return n.is(i, "chữa") || n.is(i, "rừng") || n.is(i, "thể")
	}
	return sectors.at(n.words, i+step) == 0 || !n.words[i].capital()
}
