package directive

// actions are the words that a duty begins with: verbs of administration and the
// adverbs that stand before them. They also tell where an agency's name ends.
var actions = newPhrases(`
chủ trì|chủ động|phối hợp|phối kết hợp|tiếp tục|tăng cường|đẩy mạnh|đẩy nhanh|nâng cao|thực hiện|triển khai|tổ chức|chỉ đạo|hướng dẫn|tham mưu|xây dựng|rà soát
|căn cứ|theo|trên cơ sở|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có ý kiến|có văn bản|có giải pháp|có biện pháp|có kế hoạch|có phương án|theo dõi|đôn đốc|khẩn trương|nghiêm túc|tập trung|kịp thời|thường xuyên|tích cực|quyết liệt
|phải|cần|sẽ|được|là|tùy|giao|trình|lập|báo cáo|chịu|gửi|tự|rà|đưa|định kỳ|hằng|hàng|mỗi|từ|trước|trong|sau|đến|khi|nếu|để|nhằm|quan tâm|ưu tiên|bảo đảm|đảm bảo|bố trí|cân đối|thẩm định|thẩm tra|kiểm tra|thanh tra|giám sát|kiểm soát|kiểm điểm
|tổng hợp|đánh giá|phân tích|nghiên cứu|đề xuất|kiến nghị|ban hành|công bố|công khai|cung cấp|cung ứng|cập nhật|chuẩn bị|chuẩn hóa|số hóa|ứng dụng|áp dụng|phát triển|phát huy|phát động|phát hiện|phát hành|phát sóng|phân công|phân bổ|phân cấp|phân loại|phê duyệt|quán triệt|quản lý|quy định|quyết định|xử lý|xem xét|xác định|xác minh|xác nhận
|tuyên truyền|truyền thông|thông tin|thông báo|phổ biến|vận động|huy động|khuyến khích|hỗ trợ|tạo điều kiện|tạo lập|tạo thuận lợi|thiết lập|thành lập|kiện toàn|củng cố|duy trì|hoàn thiện|hoàn thành|hoàn tất|khắc phục|chấn chỉnh|ngăn chặn|phòng ngừa|phòng chống|đấu tranh|điều tra|truy quét
|giải quyết|giải ngân|giải đáp|tháo gỡ|tiếp nhận|tiếp thu|trả lời|thu hồi|thu thập|thu hút|thu gom|khảo sát|kiểm kê|thống kê|đăng ký|đăng tải|đưa tin|đối chiếu|đối thoại|đào tạo|bồi dưỡng|tập huấn|tuyển dụng|sắp xếp|điều chỉnh|điều chuyển|điều động|điều hành|điều phối|bổ sung|sửa đổi|thay thế|bãi bỏ|cắt giảm|đơn giản hóa|rút ngắn
|lựa chọn|lồng ghép|kết nối|liên thông|đồng bộ|tích hợp|chia sẻ|khai thác|vận hành|sử dụng|mở rộng|mở|nhân rộng|cụ thể hóa|thể chế hóa|đổi mới|cải thiện|cải cách|cải tiến|thúc đẩy|xúc tiến|quảng bá|giới thiệu|tôn vinh|biểu dương|khen thưởng|động viên|thi đua|định hướng|dự báo|cảnh báo|cảnh giác|sẵn sàng|ứng phó|ứng trực|trực|tuần tra|bảo vệ|chăm sóc|chăm lo|thăm hỏi|di dời|sơ tán|neo đậu|chằng chống
|đầu tư|mua sắm|đấu thầu|thanh toán|thanh quyết toán|quyết toán|tạm ứng|chi trả|chuyển|bàn giao|giao nhận|nghiệm thu|khởi công|thi công|khánh thành|chấp hành|tuân thủ|nêu|nêu cao|gương mẫu|lắng nghe|làm việc|làm tốt|làm rõ|làm đầu mối|đầu mối|đại diện|tham gia|tham dự|đề nghị|yêu cầu|kêu gọi|cử|đảm nhiệm|đảm nhận|phụ trách|thống nhất|quy hoạch|sơ kết|tổng kết|sao gửi|lấy ý kiến|xin ý kiến|góp ý|hợp tác|học tập|kiên quyết|kiên trì|không|không để|không ngừng|hạn chế|giảm|gắn|coi|xem|dành|đặt|đạt|bám sát|nắm|nắm bắt|nắm chắc|nhanh chóng|sớm|ngay|mạnh dạn|đồng thời|ký|ký kết|đàm phán|kiểm định|kiểm nghiệm|giám định|khám|điều trị|cấp phát|cấp cứu|dự trữ|vệ sinh|tiêm|tổ chức thực hiện|trích|trích chuyển|tư vấn|trợ giúp|thăm|tặng|bình ổn|niêm yết|kê khai|kê đơn|minh bạch hóa|ghi|viết|đăng|niêm|in|lưu|lưu trữ|bảo quản|bảo trì|sửa chữa|nâng cấp|cải tạo|lắp đặt|trang bị|thuê|mời|hủy|dừng|tạm dừng|đình chỉ|cấm|nghiêm cấm|truy thu|truy cứu|khởi tố|truy tố|xét xử|thi hành|cưỡng chế|giải tỏa|giải phóng|bồi thường|tái định cư|đo đạc|cắm mốc|trồng|gieo|khoanh nuôi|chữa cháy|quét dọn|nạo vét|khơi thông|tiết kiệm|chống|phòng|trả|thu|chi|tăng|thay|bầu|chọn|giữ|giữ gìn|giữ vững|đoàn kết|chia|nhận|hưởng ứng|lan tỏa|khơi dậy|tri ân|rút|tránh|gia hạn|xét|bảo lưu|tính toán|chốt|hiệp đồng|phân tán|phân luồng|tổng rà soát|tổng kiểm tra|tham khảo|vào cuộc|dự kiến|hoạch định|kích hoạt|kích cầu|miễn|hoãn|trực tiếp|tự chủ|tự kiểm tra|tự rà soát|tiến hành|khởi động|nộp|đính kèm|trao đổi|thảo luận|công nhận|công tác|nhất quán|chung tay|đóng góp|thiết kế|chế biến|sản xuất|tiêu thụ|nhập|xuất|tái cơ cấu|tinh giản|luân chuyển|bổ nhiệm|miễn nhiệm|đánh|hoạt động|vẫn|đã|đang|chưa|nên|hãy|cùng với|cùng|tổ|lãnh đạo chỉ đạo|bao gồm|gồm|cho|về|với|nhưng|do|tại|bằng
|tạm hoãn|tạm ngừng|kiểm đếm|sơ tán|cấm biển|huy động|tổ chức trực|trực ban|duy trì|triệu tập|bám nắm|nắm tình hình|hoàn chỉnh|hoàn trả|ra quân|xử phạt|rà phá|giao ban|tham vấn|phản biện|phản ánh|chấm điểm|tự đánh giá|tự chấm điểm|thẩm duyệt|lập danh mục|lập hồ sơ|lập kế hoạch|cắt tỉa|phun|tiêu hủy|cách ly|khoanh vùng|truy vết|giãn|bãi|giao chỉ tiêu|cam kết|đầu tư|tham gia ý kiến|cho ý kiến|có báo cáo|có hình thức|có trách nhiệm|có biện pháp|đặc biệt|trước mắt|chủ trì|hoàn thiện|cấp phép|cấp giấy|cấp kinh phí|cấp mã|mở đợt|mở lớp|cắm|xóa|quan trắc|khảo nghiệm|gia cố|tu bổ|dựng|kiểm thử|chạy thử|giao dự toán|giao kế hoạch|nhắc nhở|phê bình|xin lỗi|công chứng|chứng thực|đối soát|làm sạch|đồng hành|bình chọn|lấy mẫu|nhập dữ liệu|nhập liệu|đính chính|tham quan|thực hành|thực thi|kế thừa|khen|kỷ luật|tập hợp|vận dụng|đóng|rà quét|khai báo|kiểm dịch|xử trí|cứu trợ|cứu hộ|khôi phục|phục hồi|tái thiết|tiêu thoát|vận chuyển|tuyển chọn|hoạch toán|quyết liệt|linh hoạt|chú trọng|lưu ý|quan tâm|bảo lãnh|cung ứng|kết hợp|phát sinh|đôn đốc`)

// nameLike are actions that also stand inside names, right after the noun: "Ban
// quản lý rừng", "Trung tâm kiểm soát bệnh tật", "cơ quan điều tra".
var nameLike = newPhrases(`
quản lý|hỗ trợ|kiểm soát|phục vụ|điều tra|cung cấp|cung ứng|thi hành|giám sát|xúc tiến|bảo trợ|đầu tư|bảo vệ|chỉ đạo|điều hành|tư vấn|giám định|khai thác|kiểm định|kiểm nghiệm|thanh tra|kiểm tra
|truyền thông|phát thanh|chuyển đổi|điều phối|đào tạo|dịch vụ|quan trắc|thẩm định|tổ chức|tuyên truyền|phát triển|bồi dưỡng|công tác|phòng chống|phòng|chữa cháy|thông tin|tham gia|sản xuất|sử dụng|thi công|lưu trữ|chế biến|khuyến nông|ứng phó|khám|cấp|trực|được|có|thuộc|vận hành|thu|tín dụng|nghiên cứu|huy động|phụ trách|xây dựng`)

// openings are words that begin an adverbial before the subject: "Trên cơ sở
// Kế hoạch này, Sở Xây dựng …".
var openings = newPhrases(`trên cơ sở|căn cứ|để|nhằm|đối với|trong|trong quá trình|trong thời gian|sau khi|khi|về|theo|từ|tùy theo|ngoài ra|bên cạnh|cùng với|hằng năm|hàng năm|định kỳ|trước|trước ngày|ngay sau|ngay sau khi|qua|với|tại|đồng thời|thời gian tới|riêng|riêng đối với|trường hợp|nội dung|việc`)

// reports are verbs that say a meeting's finding, not a duty.
var findings = newPhrases(`thống nhất|đồng ý|cơ bản thống nhất|cơ bản đồng ý|ghi nhận|đánh giá cao|biểu dương|hoan nghênh|nhất trí|chấp thuận|nhìn chung|qua báo cáo|trong thời gian qua|thời gian qua|bên cạnh|tuy nhiên|kết quả|tình hình`)

// orders are the verbs by which a duty is given to the agency named after them.
var orders = newPhrases(`giao|giao cho|giao nhiệm vụ cho|giao trách nhiệm|giao trách nhiệm cho|đề nghị|yêu cầu|phân công|ủy quyền|ủy quyền cho|kính đề nghị|trân trọng đề nghị|đồng ý giao|thống nhất giao|tiếp tục giao`)

// urgent are words that press without a day (hạn "kịp thời").
var urgent = newPhrases(`khẩn trương|kịp thời|ngay|ngay lập tức|hỏa tốc|thượng khẩn|khẩn|không chậm trễ|sớm|nhanh chóng`)

// compounds are single syllables that look like verbs but end a compound of a
// name: "Biên phòng", "Ngoại giao".
var compounds = newPhrases(`phòng|trình|giao|lập|tổ|trực|thu|chi|công|báo|sản|xuất|chọn`)
