package directive

import (
	"regexp"
	"strconv"
	"strings"
)

// fieldKind is what a field line or a column tells about the duties it belongs to.
type fieldKind int

const (
	noField fieldKind = iota
	orderField
	dutyField
	leadField
	cooperateField
	agencyField // "Cơ quan thực hiện:" that holds both
	overseeField
	timeField
	productField
	otherField // "Kinh phí:"
)

// fields is the value of one field line.
type fields struct {
	kind  fieldKind
	value string
	line  int
}

var fieldLabels = []struct {
	kind    fieldKind
	pattern *regexp.Regexp
}{
	{cooperateField, regexp.MustCompile(`^(?:các )?(?:cơ quan|đơn vị)?[^:;,.]{0,25}phối hợp[^:;,.]{0,20}:`)},
	{leadField, regexp.MustCompile(`^(?:giao )?(?:cơ quan|đơn vị|cấp|đầu mối)?,?\s?(?:đơn vị )?(?:được giao )?(?:chủ trì|chịu trách nhiệm chính|đầu mối)(?: thực hiện| tham mưu| chính| triển khai| soạn thảo| theo dõi| tổ chức)*\s*:`)},
	{leadField, regexp.MustCompile(`^(?:phân công|trách nhiệm)(?: chủ trì| thực hiện| tổ chức thực hiện)?\s*:`)},
	{agencyField, regexp.MustCompile(`^(?:phân công |tổ chức )?(?:cơ quan|đơn vị)(?:, đơn vị)?(?: chịu trách nhiệm| tổ chức| được giao| triển khai)? (?:thực hiện|triển khai)\s*:`)},
	{overseeField, regexp.MustCompile(`^(?:lãnh đạo[^:]{0,40}|người |đồng chí )?(?:phụ trách|chỉ đạo)(?: thực hiện)?\s*:`)},
	{timeField, regexp.MustCompile(`^(?:thời gian|thời hạn|tiến độ|thời điểm|hạn|lộ trình)(?: và [^:]{1,25})?(?: (?:thực hiện|hoàn thành|báo cáo|triển khai|trình|tổ chức|bắt đầu|kết thúc))*(?:,? dự kiến)?\s*:`)},
	{timeField, regexp.MustCompile(`^(?:thời gian|thời hạn) (?:thực hiện|hoàn thành)\s+(?:trước|trong|xong|hoàn thành|đến|chậm nhất|năm|quý|thường)`)},
	{timeField, regexp.MustCompile(`^(?:hoàn thành)\s*:`)},
	{productField, regexp.MustCompile(`^(?:sản phẩm|kết quả|đầu ra|kết quả đầu ra|sản phẩm đầu ra)(?: (?:đầu ra|dự kiến|thực hiện|hoàn thành|đạt được|cần đạt))*\s*:`)},
	{otherField, regexp.MustCompile(`^(?:kinh phí|nguồn kinh phí|nguồn lực|địa điểm|thành phần|căn cứ|mục tiêu|đối tượng)(?: thực hiện)?\s*:`)},
	{dutyField, regexp.MustCompile(`^(?:nhiệm vụ|nội dung|nội dung thực hiện|nội dung công việc|nội dung nhiệm vụ|công việc|nhiệm vụ cụ thể)(?: thực hiện| cụ thể)?\s*:`)},
}

// fieldOf tells whether a line is a field, and what it says.
func fieldOf(text string) (fieldKind, string) {
	low := plain(text)
	for _, l := range fieldLabels {
		if at := l.pattern.FindStringIndex(low); at != nil {
			if text[at[1]-1] != ':' {
				return l.kind, text
			}
			return l.kind, strings.TrimSpace(text[at[1]:])
		}
	}
	return noField, ""
}

// inlineFields cuts "Cơ quan chủ trì: A; cơ quan phối hợp: B; thời gian: …" into its fields.
func inlineFields(text string, line int) []fields {
	kind, value := fieldOf(text)
	if kind == noField {
		return nil
	}
	out := []fields{{kind, value, line}}
	rest := value
	for _, sep := range []string{"; ", ". "} {
		if len(rest) > 8000 {
			break // no field line is as long
		}
		pieces := strings.Split(rest, sep)
		for i := 1; i < len(pieces); i++ {
			if k, _ := fieldOf(pieces[i]); k != noField && k != dutyField {
				out[0].value = strings.Join(pieces[:i], sep)
				return append(out, inlineFields(strings.Join(pieces[i:], sep), line)...)
			}
		}
	}
	return out
}

// attachFields takes the field lines out of an item and everything below it: those
// among its unmarked paragraphs are its own; children that are fields stay as
// children, marked.
func attachFields(it *item) {
	var keep []para
	for _, p := range it.more {
		if p.table < 0 {
			if found := inlineFields(p.text, p.line); found != nil && found[0].kind != dutyField {
				it.fields = append(it.fields, found...)
				continue
			}
		}
		keep = append(keep, p)
	}
	it.more = keep
	if kind, value := fieldOf(it.text); it.parent != nil && kind != noField {
		it.fieldOf, it.value = kind, value
	}
	for _, c := range it.children {
		attachFields(c)
	}
}

// holds lists the fields that an item which is a field stands for: its own, and
// those of the lines below "b) Cơ quan thực hiện:".
func (it *item) holds() []fields {
	var out []fields
	if it.value != "" {
		out = inlineFields(it.text, it.first)
	}
	below := it.below()
	if it.value == "" && below != "" {
		out = append(out, fields{it.fieldOf, below, it.first})
	}
	var loose []string
	for _, c := range it.children {
		if c.isField() {
			out = append(out, c.holds()...)
		} else {
			loose = append(loose, c.all())
		}
	}
	if len(loose) > 0 && it.value == "" {
		out = append(out, fields{it.fieldOf, strings.Join(loose, "; "), it.first})
	}
	return append(out, it.fields...)
}

func (it *item) isField() bool { return it.fieldOf != noField && it.fieldOf != dutyField }

// fieldsFor are the fields that belong to the i-th child: the next group of field
// lines behind it, else the group that stands before all the duties.
func (it *item) fieldsFor(i int) []fields {
	var out []fields
	k := i + 1
	for k < len(it.children) && !it.children[k].isField() {
		k++
	}
	for ; k < len(it.children) && it.children[k].isField(); k++ {
		out = append(out, it.children[k].holds()...)
	}
	if out != nil {
		return out
	}
	for k := 0; k < i && it.children[k].isField(); k++ {
		out = append(out, it.children[k].holds()...)
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }
