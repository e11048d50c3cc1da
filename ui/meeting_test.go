package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/store"
)

// openMeeting shows the meeting of the demonstration workbook as a 1080p screen.
func openMeeting(t *testing.T, a *App) *meeting {
	t.Helper()
	press(a, fyne.KeyF11)
	if a.meeting == nil {
		t.Fatal("F11 opens no meeting")
	}
	a.meeting.window.Resize(fyne.NewSize(1920, 1080))
	return a.meeting
}

func (m *meeting) types(words string) {
	for _, r := range words {
		m.typedRune(r)
	}
}

func (m *meeting) keys(names ...fyne.KeyName) {
	for _, k := range names {
		m.typedKey(&fyne.KeyEvent{Name: k})
	}
}

func slideText(m *meeting) string { return strings.Join(visibleTexts(m.page), "\n") }

func wantSlide(t *testing.T, m *meeting, words ...string) {
	t.Helper()
	shown := slideText(m)
	for _, w := range words {
		if !strings.Contains(shown, w) {
			t.Errorf("%q is not shown; shown:\n%s", w, shown)
		}
	}
}

func TestMeeting_slides_come_in_the_order_of_the_meeting(t *testing.T) {
	r := newDemoApp(t).Review()
	slides := meetingSlides(r)
	kinds := map[slideKind]int{}
	for i, s := range slides {
		kinds[s.Kind]++
		if i > 0 && s.Kind < slides[i-1].Kind {
			t.Errorf("%s comes after %s", s.ID, slides[i-1].ID)
		}
	}
	if kinds[slideOverview] != 1 || kinds[slideMatter] != len(r.Matters) || kinds[slideAgency] != len(r.AgencyRows) ||
		kinds[slideIndex] != len(r.Indices) || kinds[slideDrops] == 0 {
		t.Errorf("kinds %v", kinds)
	}
	if first := slides[1+len(r.Matters)]; first.Title != r.AgencyRows[r.WorstAgencies()[0]].Agency.Name {
		t.Errorf("the first agency is %s", first.Title)
	}
}

func TestMeeting_finds_pages_by_number_and_by_name_without_accents(t *testing.T) {
	slides := meetingSlides(newDemoApp(t).Review())
	for _, c := range []struct{ typed, want string }{
		{"1", "overview"},
		{"so noi vu", "agency/SNV"},
		{"Sở Nội vụ", "agency/SNV"},
		{"noi vu", "agency/SNV"},
		{"noivu", "agency/SNV"},
		{"dak glei", "UBND huyện Đăk Glei"},
		{"papi", "index/PAPI"},
		{"iso", "Áp dụng TCVN ISO 9001:2008 tại các đơn vị cấp xã"},
		{"999", ""},
		{"0", ""},
		{"khong co ai", ""},
		{"", ""},
	} {
		found := foundSlides(slides, c.typed)
		got := ""
		if len(found) > 0 {
			if got = slides[found[0]].ID; got != c.want {
				got = slides[found[0]].Title
			}
		}
		if got != c.want {
			t.Errorf("%q leads to %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestMeeting_every_slide_says_what_it_is_about(t *testing.T) {
	a := newDemoApp(t)
	f, r := a.Facts(), a.Review()
	text := func(s slide) string {
		words := []string{newParagraph(s.Title...).String(), s.Quote, s.QuoteOf, s.Proposal, s.Table.Empty}
		for _, fig := range s.Figures {
			words = append(words, fig.Label+" "+fig.Value+" "+fig.Unit)
		}
		for _, row := range s.Table.Rows {
			for _, c := range row.Cells {
				words = append(words, c.Text)
			}
		}
		for _, n := range s.Notes {
			words = append(words, n.Label+": "+n.Text)
		}
		return strings.Join(words, "\n")
	}
	for _, c := range []struct {
		id   string
		want []string
	}{
		{"overview", []string{"3/12", "Quá hạn 3", "66,67% (6/9)", "94,57% (122/129)", "Từ cuộc họp 06/5/2019: 3 lượt mới hoàn thành, 1 lượt mới quá hạn."}},
		{"matter/M-2019-06-11", []string{"Còn 30 ngày", "Sở TT&TT", "gia hạn đến 30/6/2019", "Giao Sở Tài chính"}},
		{
			"matter/M-2019-06-22",
			[]string{"Quá hạn 151 ngày", "Hoàn thành 27 /31", "Tu Mơ Rông", "N22, N01", "chờ xác nhận", "Chỉ đạo 06/5/2019: Sở Nội vụ kiểm tra, báo cáo trước 15/6/2019", "4 cơ quan giải trình"},
		},
		{"matter/M-2019-06-33", []string{"Giao 10 cơ quan", "“khẩn trương”", "30/09/2019"}},
		{"agency/SNV", []string{"Sở Nội vụ", "Quá hạn 1", "N35", "toàn tỉnh: 94,57%"}},
		{"index/PAPI", []string{"PAPI năm 2018", "Điểm 43,22", "Hạng, phần mềm xếp 42 /61", "2 Công khai, minh bạch", "–0,06"}},
		{"index/SIPAS", []string{"Sổ chưa có điểm", "Nhiệm vụ: "}},
		{"drops/PAPI", []string{"19 nội dung PAPI giảm so với năm 2016", "Chưa giao cơ quan nào", "–23"}},
	} {
		i := slices.IndexFunc(meetingSlides(r), func(s slideRef) bool { return s.ID == c.id })
		if i < 0 {
			t.Errorf("no page %s", c.id)
			continue
		}
		shown := text(makeSlide(f, r, meetingSlides(r)[i], a.today()))
		for _, w := range c.want {
			if !strings.Contains(shown, w) {
				t.Errorf("%s: %q is missing in\n%s", c.id, w, shown)
			}
		}
	}
}

func TestMeeting_keys(t *testing.T) {
	a := newDemoApp(t)
	m := openMeeting(t, a)
	last := len(m.slides) - 1
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyLeft, 0},
		{fyne.KeyRight, 1},
		{fyne.KeyPageDown, 2},
		{fyne.KeyDown, 3},
		{fyne.KeyPageUp, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyEnd, last},
		{fyne.KeyRight, last},
		{fyne.KeyBackspace, last},
		{fyne.KeyHome, 0},
		{fyne.KeyEnter, 1},
		{fyne.KeyF5, 0},
	} {
		if m.keys(c.key); m.at != c.want {
			t.Errorf("%s leads to %d, want %d", c.key, m.at, c.want)
		}
	}
	m.types(" ")
	if m.at != 1 {
		t.Errorf("the space bar leads to %d", m.at)
	}
	m.types("12")
	m.keys(fyne.KeyReturn)
	if m.at != 11 {
		t.Errorf("12 Enter leads to %d", m.at)
	}
	m.types("so noi vux")
	m.keys(fyne.KeyReturn) // nobody is called so
	if m.at != 11 {
		t.Error("a name that nobody has leads somewhere")
	}
	wantSlide(t, m, "không có trang nào tên như vậy")
	m.keys(fyne.KeyBackspace)
	wantSlide(t, m, "Đến: so noi vu|", "Sở Nội vụ")
	m.keys(fyne.KeyReturn)
	if m.ref().ID != "agency/SNV" {
		t.Errorf("at %s", m.ref().ID)
	}
	m.types("papi")
	m.keys(fyne.KeyDown, fyne.KeyReturn)
	if m.ref().ID != "drops/PAPI" {
		t.Errorf("the second found is %s", m.ref().ID)
	}
	m.types("/gia")
	m.keys(fyne.KeyEscape)
	if m.typed != "" || a.meeting == nil {
		t.Error("Esc does not end only the search")
	}
	m.keys(fyne.KeyEscape)
	if a.meeting != nil {
		t.Error("Esc does not end the meeting")
	}
	if a.route.Page != PageOverview || a.store == nil {
		t.Error("the program's window is not as before")
	}
}

func TestMeeting_blank_screen(t *testing.T) {
	a := newDemoApp(t)
	m := openMeeting(t, a)
	m.types("b")
	if shown := slideText(m); shown != "" {
		t.Errorf("the blank screen shows %q", shown)
	}
	m.keys(fyne.KeyRight) // wakes, and does nothing else
	if m.blank || m.at != 0 {
		t.Errorf("blank %v, at %d", m.blank, m.at)
	}
	m.types(".")
	m.types(".")
	if m.blank {
		t.Error("the clicker's second click does not wake")
	}
	// "b" is the beginning of a name when letters follow.
	m.types("ban dan toc")
	m.keys(fyne.KeyReturn)
	if m.ref().Title != "Ban Dân tộc" && !strings.Contains(m.ref().Title, "Ban Dân tộc") {
		t.Errorf("at %s", m.ref().Title)
	}
}

func TestMeeting_decision_is_kept_as_instructions_with_the_countdown(t *testing.T) {
	a := newDemoApp(t)
	m := openMeeting(t, a)
	m.types("3")
	m.keys(fyne.KeyReturn)
	m.types("g")
	if m.form == nil || m.window.Canvas().Focused() != m.form.text {
		t.Fatal("G opens no field")
	}
	wantSlide(t, m, "Ghi vào 6 lượt giao N22, N01", "hạn 10/6/2019, còn 8 ngày")
	m.saveDecision()
	wantSlide(t, m, "Ghi nội dung chỉ đạo")
	m.form.text.SetText("Giải trình bằng văn bản")
	m.form.due.SetText("1/6/2019")
	m.saveDecision()
	wantSlide(t, m, "Thời hạn trước ngày họp")
	m.form.due.SetText("10/6/2019")
	before := len(a.Facts().Instructions)
	m.saveDecision()
	if m.form != nil {
		t.Fatalf("not saved:\n%s", slideText(m))
	}
	wantSlide(t, m, "Đã ghi chỉ đạo. Thông báo kết luận: 05 ngày làm việc, hạn 10/6/2019, còn 8 ngày", "Giải trình bằng văn bản (trước 10/6/2019)")
	added := a.Facts().Instructions[before:]
	if len(added) != 6 {
		t.Fatalf("%d instructions", len(added))
	}
	for _, in := range added {
		if in.Task != "N22" && in.Task != "N01" || in.Agency == "" || in.By != "Chủ tịch" || in.On != a.today() || in.Due != data.NewDate(2019, 6, 10) {
			t.Errorf("stored %+v", in)
		}
	}
	if e := lastEntry(t, a); !strings.HasPrefix(e.Action, "Ghi chỉ đạo tại cuộc họp: ") {
		t.Errorf("journal: %s", e.Action)
	}
	// The clerk finds it on the task, once, and the countdown among what to chase.
	m.close()
	a.SetAsOf(data.NewDate(2019, 6, 3))
	told := 0
	for _, line := range taskTalk(a.Facts(), a.Review(), "N22", nil) {
		if strings.Contains(line.Text, "Giải trình bằng văn bản") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times on the task", told)
	}
	if c := a.Review().Chase(a.Facts()).Conclusions; len(c) != 1 || c[0].Due != data.NewDate(2019, 6, 10) {
		t.Errorf("conclusions %+v", c)
	}
	a.undo()
	if n := len(a.Facts().Instructions); n != before {
		t.Errorf("%d instructions after undo, want %d", n, before)
	}
}

func TestMeeting_without_one_prepared_begins_todays(t *testing.T) {
	a := newDemoApp(t)
	asOf := data.NewDate(2019, 5, 20)
	m, isNew := meetingOf(a.Facts(), asOf, a.today())
	if !isNew || m.On != a.today() || m.AsOf != asOf {
		t.Fatalf("%+v, new %v", m, isNew)
	}
	if err := m.Validate(); err != nil {
		t.Error(err)
	}
	held, isNew := meetingOf(a.Facts(), a.AsOf(), a.today())
	if isNew || held.ID != "H-2019-06-03" {
		t.Errorf("%+v, new %v", held, isNew)
	}
	r := data.Compute(a.Facts(), asOf)
	records := decisionRecords(a.Facts(), r, []duty{late}, decision{By: "Chủ tịch", Text: "Làm ngay"}, a.today())
	if err := a.store.Update("Ghi", func(tx *store.Tx) error { return putAll(records...)(tx) }); err != nil {
		t.Fatal(err)
	}
	if len(records) != 2 {
		t.Errorf("%d records", len(records))
	}
}

func TestMeeting_whole_tasks_get_one_instruction(t *testing.T) {
	r := newDemoApp(t).Review()
	var all []duty
	for i := range r.TaskRows {
		if r.TaskRows[i].Task.ID == "N45" {
			for _, n := range r.TaskRows[i].Rows {
				all = append(all, duty{"N45", r.AssignmentRows[n].Agency})
			}
		}
	}
	if got := wholeTasks(r, all); len(got) != 1 || got[0] != (duty{"N45", ""}) {
		t.Errorf("whole: %v", got)
	}
	if got := wholeTasks(r, all[1:]); len(got) != len(all)-1 || got[0].agency == "" {
		t.Errorf("part: %v", got)
	}
}

func TestMeeting_keeps_words_that_are_not_saved(t *testing.T) {
	a := newDemoApp(t)
	m := openMeeting(t, a)
	m.goTo(1)
	m.decide()
	m.form.text.SetText("Giao Sở Tài chính")
	m.keys(fyne.KeyEscape)
	if m.form != nil {
		t.Fatal("Esc does not close the field")
	}
	m.goTo(2)
	m.decide()
	if m.form.text.Text != "" {
		t.Errorf("another matter shows %q", m.form.text.Text)
	}
	m.keys(fyne.KeyF11)
	m = openMeeting(t, a) // as after a crash: only the file beside the workbook knows
	m.goTo(1)
	m.decide()
	if m.form.text.Text != "Giao Sở Tài chính" {
		t.Errorf("shows %q", m.form.text.Text)
	}
}

func TestMeeting_of_a_read_only_workbook_lets_words_be_copied(t *testing.T) {
	a := newDemoApp(t)
	path := a.store.Path()
	a.releaseWorkbook()
	a.openWorkbook(path, true)
	m := openMeeting(t, a)
	m.goTo(1)
	m.decide()
	wantSlide(t, m, "Sổ đang mở chỉ xem nên không ghi vào sổ được")
	m.form.text.SetText("Giao Sở Tài chính")
	m.saveDecision()
	if got := a.app.Clipboard().Content(); got != "Giao Sở Tài chính" {
		t.Errorf("copied %q", got)
	}
	if m.form == nil || m.form.text.Text != "Giao Sở Tài chính" {
		t.Error("the words are gone")
	}
	m.keys(fyne.KeyEscape)
	m.decide()
	if m.form.text.Text != "Giao Sở Tài chính" {
		t.Error("the words are gone after closing")
	}
}

func TestMeeting_fits_every_page_on_every_screen(t *testing.T) {
	a := newDemoApp(t)
	m := openMeeting(t, a)
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 1366, Height: 768}, {Width: 1280, Height: 1024}} {
		m.window.Resize(size)
		for i := range m.slides {
			m.goTo(i)
			for _, o := range m.page.Objects[0].(*fyne.Container).Objects {
				end := o.Position().Add(o.Size())
				if o.Position().Y < 0 || end.Y > size.Height || end.X > size.Width || o.MinSize().Height > o.Size().Height+1 {
					t.Errorf("%v, %s: at %v, size %v, needs %v", size, m.ref().ID, o.Position(), o.Size(), o.MinSize())
				}
			}
			if smallest := smallestText(m.page); smallest < roomText*m.unit-0.01 {
				t.Errorf("%v, %s: letters of %v", size, m.ref().ID, smallest/m.unit)
			}
		}
	}
}

func smallestText(o fyne.CanvasObject) float32 {
	least := roomNumber
	switch w := o.(type) {
	case *text:
		if w.Text != "" {
			return w.size()
		}
	case *paragraph:
		return w.TextSize
	case *fyne.Container:
		for _, c := range w.Objects {
			least = min(least, smallestText(c))
		}
	}
	return least
}

func TestMeeting_ends_with_its_workbook(t *testing.T) {
	a := newDemoApp(t)
	openMeeting(t, a)
	a.closeWorkbook()
	if a.meeting != nil {
		t.Error("the meeting outlives its workbook")
	}
}
