package intake

// columnKey names a column of an agency's form, whatever its place in the sheet.
type columnKey string

// The columns. Those up to colAsked tell the agency what is known, those from
// colDone on are filled in, and colSeal is hidden.
const (
	colID       columnKey = "id"
	colAgency   columnKey = "agency"
	colPath     columnKey = "path"
	colTask     columnKey = "task"
	colDue      columnKey = "due"
	colOriginal columnKey = "original"
	colStatus   columnKey = "status"
	colTarget   columnKey = "target"
	colLast     columnKey = "last"
	colAsked    columnKey = "asked"

	colDone     columnKey = "done"
	colNumber   columnKey = "number"
	colDate     columnKey = "date"
	colPercent  columnKey = "percent"
	colActual   columnKey = "actual"
	colNote     columnKey = "note"
	colResolved columnKey = "resolved"
	colObstacle columnKey = "obstacle"
	colProposal columnKey = "proposal"
	colExtend   columnKey = "extend"

	colSeal columnKey = "seal"
)

// formColumn is one column of the form.
type formColumn struct {
	key   columnKey
	title string  // in the head, by which the column is found again
	width float64 // characters
	fill  bool    // for the agency to fill in
	about string  // shown while a cell to fill in is chosen
}

// formColumns are the columns in their order.
func formColumns() []formColumn {
	return []formColumn{
		{key: colID, title: "Mã dòng", width: 13},
		{key: colAgency, title: "Cơ quan", width: 16},
		{key: colPath, title: "Mục", width: 6},
		{key: colTask, title: "Nhiệm vụ", width: 38},
		{key: colDue, title: "Hạn", width: 11.5},
		{key: colOriginal, title: "Hạn ban đầu", width: 11.5},
		{key: colStatus, title: "Tình trạng", width: 19},
		{key: colTarget, title: "Chỉ tiêu", width: 18},
		{key: colLast, title: "Báo cáo gần nhất", width: 21},
		{key: colAsked, title: "Kỳ này cần báo cáo", width: 21},
		{colDone, "Ngày hoàn thành", 12, true, "Ngày cơ quan hoàn thành, dạng ngày/tháng/năm. Chưa xong thì để trống. Văn phòng xác nhận sau."},
		{colNumber, "Số, ký hiệu văn bản", 18, true, "Văn bản báo cáo của cơ quan, ví dụ 123/BC-SNV."},
		{colDate, "Ngày văn bản", 12, true, "Dạng ngày/tháng/năm, ví dụ 27/05/2019."},
		{colPercent, "Tỷ lệ hoàn thành (%)", 11, true, "Số nguyên từ 0 đến 100, không ghi dấu %."},
		{colActual, "Kết quả đạt được (số)", 13, true, "Số đạt được theo chỉ tiêu của dòng này. Với tỷ lệ, ghi 98,5 cho 98,5%."},
		{colNote, "Ghi chú, kết quả", 32, true, "Tóm tắt kết quả, tối đa 2.000 chữ."},
		{colResolved, "Vướng mắc trước đã gỡ?", 11, true, "Chọn Có khi vướng mắc đã nêu trước đây không còn."},
		{colObstacle, "Khó khăn, vướng mắc", 26, true, "Chỉ ghi khi có vướng mắc, tối đa 2.000 chữ."},
		{colProposal, "Kiến nghị", 26, true, "Đề nghị cụ thể với UBND tỉnh, tối đa 2.000 chữ."},
		{colExtend, "Đề nghị gia hạn đến", 12, true, "Dạng ngày/tháng/năm, sau hạn hiện nay. Chỉ là đề nghị: hạn chỉ đổi khi có văn bản cho phép."},
		{key: colSeal, title: "Mã kiểm tra (không sửa, không xóa)", width: 10},
	}
}

// titleOf returns a column's title.
func titleOf(key columnKey) string {
	for _, c := range formColumns() {
		if c.key == key {
			return c.title
		}
	}
	return string(key)
}

// Limits of what is filled in. A leader reads a line, a clerk a paragraph; and
// long wrapped text is slow to show.
const (
	maxNote   = 2000 // characters
	maxNumber = 100
)

// Answers to colResolved.
const (
	yes = "Có"
	no  = "Không"
)

// agencySheet is the name of the form's sheet; readers go by its head.
const agencySheet = "Nhiệm vụ"
