package store

import (
	"time"

	"giaoban/data"
)

// KindName names a kind of entity in Vietnamese, for the journal: "Lượt giao".
func KindName(kind string) string {
	switch kind {
	case data.KindBook:
		return "Sổ"
	case data.KindProvince:
		return "Tỉnh"
	case data.KindAgency:
		return "Cơ quan"
	case data.KindGroup:
		return "Nhóm"
	case data.KindDirective:
		return "Văn bản"
	case data.KindClause:
		return "Mục"
	case data.KindTask:
		return "Nhiệm vụ"
	case data.KindAssignment:
		return "Lượt giao"
	case data.KindMatter:
		return "Việc cần chỉ đạo"
	case data.KindInstruction:
		return "Ý kiến chỉ đạo"
	case data.KindMeeting:
		return "Cuộc họp"
	case data.KindLock:
		return "Khóa kỳ"
	case data.KindImport:
		return "Lần nhập tệp"
	case data.KindIndex:
		return "Chỉ số"
	case data.KindScheme:
		return "Bộ tiêu chí"
	case data.KindBreak:
		return "Điểm gãy chuỗi"
	case data.KindObservation:
		return "Giá trị"
	case data.KindSource:
		return "Nguồn"
	case data.KindConflict:
		return "Mâu thuẫn số liệu"
	}
	return kind
}

// moment writes seconds since 1970 as the time in Vietnam.
func moment(seconds int64) string {
	return data.FormatMoment(time.Unix(seconds, 0))
}

// fieldLabels names the fields of stored types in Vietnamese. "Type.Field" goes
// before "Field".
func fieldLabels() map[string]string {
	return map[string]string{
		// of many types
		"ID": "Mã", "Code": "Mã", "Title": "Tên", "Name": "Tên", "NameEN": "Tên tiếng Anh", "Short": "Tên ngắn",
		"Note": "Ghi chú", "Order": "Thứ tự", "Kind": "Loại", "Text": "Nội dung", "Date": "Ngày", "On": "Ngày",
		"From": "Từ", "To": "Đến", "Agency": "Cơ quan", "Task": "Nhiệm vụ", "Directive": "Văn bản", "Paper": "Văn bản",
		"Number": "Số", "Period": "Kỳ", "Reason": "Lý do", "Due": "Hạn", "By": "Người", "Index": "Chỉ số",
		"Concept": "Nội dung chỉ số", "Source": "Nguồn", "ValidFrom": "Có từ", "ValidTo": "Có đến", "Successor": "Kế thừa",
		"Issuer": "Cơ quan ban hành", "Inferred": "Suy ra", "AsOf": "Ngày chốt", "Proposal": "Đề xuất", "Value": "Giá trị",
		"Percent": "Tỷ lệ (%)", "Max": "Tối đa", "Min": "Tối thiểu", "Path": "Mục", "Province": "Tỉnh", "Year": "Năm",

		"Book.Title": "Tên sổ", "Office": "Đơn vị", "Place": "Địa danh", "Sample": "Số liệu mẫu", "Peers": "Tỉnh so sánh",
		"Book.Scheme": "Cách chia kỳ", "DueSoon": "Số ngày sắp đến hạn", "Holidays": "Ngày nghỉ",
		"Members": "Thành viên", "Wordings": "Lời văn", "Wording.Type": "Loại cuộc họp", "Sections": "Các phần", "Section": "Phần",
		"Remarks": "Nhận xét", "Proposals": "Kiến nghị", "Authority": "Người ký", "Mark": "Chỉ dẫn lưu hành",
		"NameLate": "Nêu tên cơ quan chậm", "ReplyDays": "Số ngày trả lời",

		"Directive.Type": "Loại văn bản", "Subject": "Trích yếu", "Signer": "Người ký", "SignerTitle": "Chức vụ người ký",
		"Addressees": "Kính gửi", "Recipients": "Nơi nhận", "References": "Văn bản dẫn chiếu", "RawText": "Nguyên bản",
		"Corrections": "Chỗ đã sửa", "BaselineYear": "Năm gốc", "IndexYear": "Năm chỉ số", "Clause": "Mục",
		"Raw": "Như đã nhận", "Fixed": "Sửa thành", "Heading": "Tiêu đề", "LeadIn": "Đoạn mở đầu",

		"Quote": "Câu giao", "Lead": "Chủ trì", "Cooperate": "Phối hợp", "Oversees": "Đôn đốc", "Deadline": "Thời hạn",
		"InferredBy": "Người suy ra", "Words": "Theo văn bản", "Every": "Chu kỳ (tháng)", "Target": "Chỉ tiêu",
		"Target.Value": "Mức", "Target.Of": "Trên tổng số", "Links": "Chỉ số liên quan", "Certainty": "Mức chắc chắn",
		"Task.Title": "Nội dung",

		"Results": "Kết quả", "Extensions": "Gia hạn", "Exit": "Rút, chuyển", "Periods": "Báo cáo kỳ",
		"Obstacles": "Vướng mắc", "Reminders": "Đôn đốc", "Recorded": "Ngày ghi nhận", "Evidence": "Minh chứng",
		"Claimed": "Ngày báo hoàn thành", "Confirmed": "Ngày xác nhận", "Completed": "Ngày hoàn thành",
		"Returned": "Ngày trả lại", "ReturnReason": "Lý do trả lại", "Actual": "Số đạt được", "HasActual": "Có số đạt được",
		"Given": "Giao từ ngày", "TakenFrom": "Nhận từ", "FirstDue": "Hạn kỳ đầu",
		"Evidence.Name": "Tên tệp", "SHA256": "SHA-256", "Stored": "Lưu trong sổ", "Granted": "Ngày cho phép",
		"Extension.Due": "Hạn mới", "Transferred": "Chuyển sang", "Resolved": "Ngày gỡ",

		"Tasks": "Nhiệm vụ", "Detail": "Chi tiết", "BriefTitle": "Tên trên báo cáo", "Brief": "Chi tiết trên báo cáo",
		"BriefProposal": "Đề xuất trên báo cáo", "Proposed": "Do phần mềm đề xuất", "Meeting.On": "Ngày họp",
		"Conclusion": "Thông báo kết luận", "Meeting.Type": "Loại cuộc họp",

		"Lock.To": "Khóa đến hết", "Lock.On": "Ngày khóa", "Lock.By": "Người khóa", "Lifted": "Ngày mở khóa",
		"File": "Tệp", "At": "Lúc", "User": "Người nhập", "Rows": "Số dòng nhận",

		"FirstYear": "Năm đầu", "LastYear": "Năm cuối", "Version": "Phiên bản", "Document": "Văn bản ban hành",
		"Nodes": "Nội dung", "Parent": "Thuộc", "Level": "Cấp", "HasValue": "Có giá trị", "Rank": "Thứ hạng",
		"RankedOf": "Trên tổng số", "Group": "Nhóm", "Observation.Code": "Mã nội dung", "PublishedMonth": "Tháng công bố",
		"PublishedDay": "Ngày công bố", "Unit": "Đơn vị tính", "Ranked": "Có xếp hạng", "MissingLowest": "Thiếu là thấp nhất", "Aims": "Mục tiêu",
		"Break.From": "Năm trước", "Break.To": "Năm sau",
		"Publisher": "Nơi công bố", "URL": "Địa chỉ", "Retrieved": "Ngày lấy", "Licence": "Giấy phép",
		"Item": "Mục", "VersionA": "Bản thứ nhất", "SourceA": "Nguồn thứ nhất", "VersionB": "Bản thứ hai",
		"SourceB": "Nguồn thứ hai", "Resolution": "Cách xử lý",
	}
}
