package data

import "fmt"

// MeetingType (loại cuộc họp) chooses the papers a meeting gets.
type MeetingType string

// The types.
const (
	Regular    MeetingType = ""          // giao ban
	Thematic   MeetingType = "chuyen-de" // họp chuyên đề về chỉ số, cải cách hành chính
	YearReview MeetingType = "tong-ket"  // tổng kết năm
	Conference MeetingType = "hoi-nghi"  // hội nghị, before the agencies themselves
)

// MeetingTypes lists the types in the order in which they are offered.
func MeetingTypes() []MeetingType { return []MeetingType{Regular, Thematic, YearReview, Conference} }

// Name returns the Vietnamese name of the type.
func (t MeetingType) Name() string {
	switch t {
	case Regular:
		return "Giao ban"
	case Thematic:
		return "Họp chuyên đề"
	case YearReview:
		return "Tổng kết năm"
	case Conference:
		return "Hội nghị"
	}
	return string(t)
}

// The two marks of circulation a paper may carry (ô 11); there is none of secrecy:
// state secrets may not be drafted on such a machine (Luật 29/2018/QH14, Điều 5).
const (
	MarkInternal = "LƯU HÀNH NỘI BỘ"
	MarkMeeting  = "TÀI LIỆU PHỤC VỤ HỌP"
)

// Wording (lời văn) is what the Office itself writes into the papers of a type of
// meeting. It is kept, so that the next paper begins with it.
type Wording struct {
	Type       MeetingType
	Sections   []string // parts of the report chosen, in order, as package briefing names them; nil = those usual for the type
	Addressees []string // kính gửi
	Remarks    []Remark
	Proposals  []string // đề xuất, kiến nghị besides the matters to decide
	Recipients []string // nơi nhận; nil = the usual ones
	Authority  []string // who signs, a line each: "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"; nil = CHÁNH VĂN PHÒNG
	Mark       string   // MarkInternal or MarkMeeting; "" = MarkInternal
	NameLate   bool     // a conference: names late agencies and prints the suggested questions
	ReplyDays  int      // days after the cut-off in which reminded agencies answer; 0 = 14
}

// Remark (nhận xét) is the Office's own text in a part of the report. An empty
// line begins a new paragraph.
type Remark struct {
	Section string
	Text    string
}

// WordingFor is the wording for a type of meeting, empty while none is kept.
func (b Book) WordingFor(t MeetingType) Wording {
	for _, w := range b.Wordings {
		if w.Type == t {
			return w
		}
	}
	return Wording{Type: t}
}

// wordingRules keep a paper's marks to the two that are allowed.
func (f *fault) wordingRules(list []Wording) {
	for _, w := range list {
		f.require(w.Mark == "" || w.Mark == MarkInternal || w.Mark == MarkMeeting,
			fmt.Sprintf("có chỉ dẫn lưu hành không dùng được: “%s”", w.Mark), "Chọn “"+MarkInternal+"” hoặc “"+MarkMeeting+"”.")
		f.require(w.ReplyDays >= 0 && w.ReplyDays <= 365, "có số ngày trả lời ngoài khoảng 0–365", "Chọn từ 0 đến 365 ngày.")
	}
}
