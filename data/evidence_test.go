package data

import (
	"strings"
	"testing"
)

func TestSecrecyMark(t *testing.T) {
	for name, want := range map[string]string{
		"MẬT - kế hoạch.pdf": "MẬT", "Kế hoạch (mật).docx": "MẬT", "Tối mật.pdf": "TỐI MẬT", "TUYỆT_MẬT.pdf": "TUYỆT MẬT",
		"TOI MAT 12.pdf": "TỐI MẬT", "tuyet-mat.pdf": "TUYỆT MẬT", "12/BM-UBND": "BM", "12_bm.pdf": "BM", "MA\u0302\u0323T.pdf": "MẬT",
		"bc.pdf": "", "": "", "Bảo mật thông tin.pdf": "", "BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf": "", "Mật độ dân số.xlsx": "", "đổi mật khẩu.pdf": "",
		"Mặt bằng.pdf": "", "mat bang.pdf": "", "BMW.pdf": "",
	} {
		if got := SecrecyMark(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestEvidence_and_notes_have_limits(t *testing.T) {
	long := make([]rune, MaxNote+1)
	for i := range long {
		long[i] = 'ạ'
	}
	of := func(r Result) Assignment {
		r.ID = "r1"
		return Assignment{Task: "N01", Agency: "SNV", Results: []Result{r}}
	}
	sha := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	for name, c := range map[string]struct {
		a  Assignment
		ok bool
	}{
		"longest note":    {of(Result{Note: string(long[1:])}), true},
		"too long a note": {of(Result{Note: string(long)}), false},
		"10 MB":           {of(Result{Note: strings.Repeat("a", 10<<20)}), false},
		"obstacle":        {Assignment{Task: "N01", Agency: "SNV", Obstacles: []Obstacle{{Text: string(long)}}}, false},
		"proposal":        {Assignment{Task: "N01", Agency: "SNV", Obstacles: []Obstacle{{Text: "x", Proposal: string(long)}}}, false},
		"period":          {Assignment{Task: "N01", Agency: "SNV", Periods: []PeriodReport{{Period: "2019", Note: string(long)}}}, false},
		"evidence":        {of(Result{Evidence: []Evidence{{Name: "bc.pdf", SHA256: sha, Stored: true}}}), true},
		"left outside":    {of(Result{Evidence: []Evidence{{Name: "bc.pdf"}}}), true},
		"no name":         {of(Result{Evidence: []Evidence{{SHA256: sha}}}), false},
		"no hash":         {of(Result{Evidence: []Evidence{{Name: "bc.pdf", Stored: true}}}), false},
		"bad hash":        {of(Result{Evidence: []Evidence{{Name: "bc.pdf", SHA256: "abc"}}}), false},
		"secret":          {of(Result{Evidence: []Evidence{{Name: "Tối mật.pdf", SHA256: sha}}}), false},
	} {
		if err := c.a.Validate(); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
