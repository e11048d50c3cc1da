package directive

// The vocabulary of agency names. It is that of NĐ 178, 179/2007, 24 and
// 37/2014, and of 150 and 151/2025/NĐ-CP, with the short forms in daily use.

// sectors are what sở, bộ, ban, phòng are in charge of.
var sectors = newPhrases(`
nội vụ|tư pháp|tài chính|kế hoạch và đầu tư|công thương|nông nghiệp và môi trường|nông nghiệp và phát triển nông thôn|giao thông vận tải|xây dựng|tài nguyên và môi trường
|thông tin và truyền thông|lao động - thương binh và xã hội|lao động – thương binh và xã hội|lao động, thương binh và xã hội|văn hóa, thể thao và du lịch|văn hóa và thể thao|văn hóa - thể thao|văn hóa – thể thao|văn hóa, thể thao|văn hóa|du lịch
|khoa học và công nghệ|khoa học, công nghệ và môi trường|giáo dục và đào tạo|y tế|ngoại vụ|dân tộc và tôn giáo|dân tộc|tôn giáo|quy hoạch - kiến trúc|quy hoạch – kiến trúc|quy hoạch và kiến trúc|an toàn thực phẩm|quốc phòng|công an|ngoại giao|tổ chức|tuyên giáo|tuyên giáo và dân vận|dân vận|nội chính|kinh tế|kinh tế, hạ tầng và đô thị|kinh tế - hạ tầng|văn hóa - xã hội|văn hóa – xã hội
|kh&cn|khcn|tn&mt|tnmt|nn&mt|nnmt|gd&đt|gdđt|tt&tt|tttt|lđtb&xh|lđtbxh|lđ-tbxh|lđ-tb&xh|vhttdl|vhtt&dl|vh,tt&dl|vh, tt&dl|vhtt|vh&tt|gtvt|kh&đt|khđt|nn&ptnt|nnptnt|qhkt|xd|tc|nv|ct|yt|tp|dttg|dt&tg|kh-đt|tn-mt|gd-đt|kh-cn`)

// shortSectors writes the short forms out.
var shortSectors = map[string]string{
	"kh&cn": "Khoa học và Công nghệ", "khcn": "Khoa học và Công nghệ", "kh - cn": "Khoa học và Công nghệ",
	"tn&mt": "Tài nguyên và Môi trường", "tnmt": "Tài nguyên và Môi trường", "tn - mt": "Tài nguyên và Môi trường",
	"nn&mt": "Nông nghiệp và Môi trường", "nnmt": "Nông nghiệp và Môi trường",
	"gd&đt": "Giáo dục và Đào tạo", "gdđt": "Giáo dục và Đào tạo", "gd - đt": "Giáo dục và Đào tạo",
	"tt&tt": "Thông tin và Truyền thông", "tttt": "Thông tin và Truyền thông",
	"lđtb&xh": "Lao động - Thương binh và Xã hội", "lđtbxh": "Lao động - Thương binh và Xã hội",
	"lđ - tbxh": "Lao động - Thương binh và Xã hội", "lđ - tb&xh": "Lao động - Thương binh và Xã hội",
	"vhttdl": "Văn hóa, Thể thao và Du lịch", "vhtt&dl": "Văn hóa, Thể thao và Du lịch", "vh , tt&dl": "Văn hóa, Thể thao và Du lịch",
	"vhtt": "Văn hóa và Thể thao", "vh&tt": "Văn hóa và Thể thao", "gtvt": "Giao thông vận tải",
	"kh&đt": "Kế hoạch và Đầu tư", "khđt": "Kế hoạch và Đầu tư", "kh - đt": "Kế hoạch và Đầu tư",
	"nn&ptnt": "Nông nghiệp và Phát triển nông thôn", "nnptnt": "Nông nghiệp và Phát triển nông thôn",
	"qhkt": "Quy hoạch - Kiến trúc", "xd": "Xây dựng", "tc": "Tài chính", "nv": "Nội vụ", "ct": "Công Thương",
	"yt": "Y tế", "tp": "Tư pháp", "dttg": "Dân tộc và Tôn giáo", "dt&tg": "Dân tộc và Tôn giáo",
}

// titles are the heads that stand for their agency.
var titles = newPhrases(`
đồng chí|các đồng chí|thủ trưởng|giám đốc|tổng giám đốc|chủ tịch|bộ trưởng|chánh|trưởng|cục trưởng|chi cục trưởng|tổng cục trưởng|viện trưởng|hiệu trưởng|chỉ huy trưởng|tư lệnh|chính ủy|tổng biên tập|chủ nhiệm|bộ trưởng, chủ nhiệm|thống đốc|người đứng đầu|lãnh đạo|bí thư|tổng|ông|bà|các ông|các bà|phó chủ tịch|phó giám đốc|phó chủ tịch thường trực|phó thủ tướng|phó tổng giám đốc`)

// territorial agencies are named by the units they govern: "UBND các xã, phường".
var territorial = newPhrases(`
ubnd|ub nd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy|huyện ủy|thị ủy|quận ủy|tỉnh ủy|thành ủy|công an|ban chỉ huy quân sự|bộ chỉ huy quân sự|ban chqs|bộ chqs|chính quyền|trung tâm phục vụ hành chính công|trạm y tế|trung tâm y tế|mặt trận tổ quốc|ủy ban mặt trận tổ quốc|ubmttq|ub mttq|ủy ban mttq|thanh tra|thuế|cấp ủy|cấp ủy, chính quyền|hđnd, ubnd|hđnd và ubnd`)

// units are the levels of territory.
var units = newPhrases(`
xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp|cơ sở|địa phương|khu vực|các cấp|cấp xã|cấp huyện|cấp tỉnh|thôn|bản|tổ dân phố|cấp|liên xã|vùng|thành phố trực thuộc trung ương|trung ương|việt nam|chính phủ|nhà nước`)

// kinds are the nouns of collective addressees: "các sở, ban, ngành".
var kinds = newPhrases(`
sở|ban|ngành|bộ|bộ ngành|sở ngành|cơ quan|đơn vị|địa phương|tổ chức|đoàn thể|hội|hiệp hội|doanh nghiệp|cơ sở|trường|trường học|đại học|học viện|trường đại học|trường cao đẳng|cao đẳng|trường cao đẳng sư phạm|trung cấp|trường trung cấp|viện nghiên cứu|thôn|tổ dân phố|ấp|khu phố|khu dân cư|đảng ủy|đảng bộ|hội nghề nghiệp|công đoàn|nghiệp đoàn|chủ rừng|chủ đầu tư|cá nhân|hợp tác xã|hộ kinh doanh|hộ gia đình|nhà thầu|ngân hàng|công ty|phòng|ban ngành|tổ chức chính trị|tổ chức chính trị - xã hội|xã hội|đơn vị sự nghiệp|trung tâm|bệnh viện|lực lượng|cấp|cấp ủy|chính quyền|hội đoàn thể|nghề nghiệp|chính trị|đội|tổ|viện|nhà trường|tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu|thị trấn|cục|vụ|tập đoàn|tổng công ty|cơ quan ngang bộ|cơ quan thuộc chính phủ|ban quản lý|chi cục|đồn|hạt|thành viên|nhà mạng|khu công nghiệp|hội quần chúng|phòng ban|phòng chuyên môn|cơ quan báo chí|cơ quan báo chí, truyền thông|cơ quan thông tấn, báo chí|cơ quan thông tin, truyền thông|cơ quan thông tin đại chúng|tổ công nghệ số|tổ chức đoàn thể|mặt trận|làng nghề|chủ tàu|chủ hồ|cơ quan trung ương|cơ quan ngành dọc`)

// heads begin the name of one agency, whatever follows.
var heads = newPhrases(`
văn phòng|vp|vpub|tổng cục|chi cục|kho bạc|bảo hiểm xã hội|bhxh|ngân hàng|trung tâm|liên minh|liên đoàn|hiệp hội|liên hiệp|tập đoàn|tổng công ty|công ty|viện kiểm sát|tòa án|ban quản lý|bql|bqlda|ban chỉ đạo|ban chỉ huy|ban chấp hành|ban thường vụ|ban cán sự|ban vận động|ban tổ chức|ban dân tộc|ban tuyên giáo|bộ chỉ huy|bộ đội|bộ tư lệnh|tổ công tác|tổ giúp việc|hội đồng|trung ương đoàn|trung ương hội|đoàn tncs|ban thường trực|lực lượng|thi hành án|quản lý thị trường|hải quan|cảng vụ|bệnh viện|điện lực|bưu điện|viễn thông|vnpt|viettel|evn|học viện|đại học|trường đại học|trường cao đẳng|trường chính trị|tổng liên đoàn|cổng thông tin điện tử|thông tấn xã|quân khu|chủ đầu tư|hội nông dân|hội liên hiệp|hội cựu chiến binh|hội phụ nữ|hội người cao tuổi|hội chữ thập đỏ|hội doanh nghiệp|hội doanh nghiệp nhỏ và vừa|hội nông dân|hội đông y|hội làm vườn|đoàn khối|hội nhà báo|hội luật gia|hội khuyến học|đoàn thanh niên|tỉnh đoàn|thành đoàn|hạt kiểm lâm|kiểm lâm|chi nhánh|ủy ban|đoàn đại biểu|đoàn luật sư|báo và|đài phát thanh|thống kê|chi cục thống kê|cục thống kê|phân hiệu|kiểm toán|thường trực|cơ quan|đơn vị|phòng thương mại|đội|đồn biên phòng|chính quyền|bch|khu bảo tồn|vườn quốc gia|doanh nghiệp|nhà máy`)

// shortHeads begin a name when a capital or a sector follows: "Sở Y tế", not "ban hành".
var shortHeads = newPhrases(`sở|bộ|ban|phòng|cục|hội|đoàn|đài|báo|viện|trường|quỹ|vụ|tổ|cảng|ga`)

// limits follow a name and belong to it: "các cơ quan liên quan".
var limits = newPhrases(`có liên quan|liên quan|trên địa bàn|trực thuộc|thuộc|cấp tỉnh|cấp huyện|cấp xã|nói trên|nêu trên|chức năng|chuyên môn|của|là tổ chức|là cá nhân|là hộ gia đình|khác|còn lại|ngành dọc|đóng trên địa bàn|quản lý|tại địa phương|tại địa bàn|ở địa phương|nơi có|đang`)

// fixedParts stand inside names though they begin like verbs: "Ban Quản lý dự án
// đầu tư xây dựng".
var fixedParts = newPhrases(`phát thanh, truyền hình|phát thanh - truyền hình|phát thanh và truyền hình|dự án đầu tư xây dựng|các dự án đầu tư xây dựng|dự án đầu tư|dự án|các dự án|các khu công nghiệp|khu công nghiệp|khu kinh tế|các khu công nghiệp và khu kinh tế|các công trình|đầu tư xây dựng|đầu tư phát triển|dịch vụ việc làm|phát triển quỹ đất|phục vụ hành chính công|xúc tiến đầu tư|kiểm soát bệnh tật|phòng, chống thiên tai|phòng chống thiên tai|phòng, chống thiên tai và tìm kiếm cứu nạn|phòng chống thiên tai và tìm kiếm cứu nạn|ứng phó sự cố, thiên tai và tìm kiếm cứu nạn|phòng thủ dân sự và phòng, chống thiên tai|phòng, chống dịch bệnh|phòng, chống dịch|phòng, chống tội phạm|phòng, chống tham nhũng, lãng phí, tiêu cực|phòng, chống tham nhũng, tiêu cực|phòng, chống ma túy|phòng, chống mua bán người|phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng cháy, chữa cháy|phòng cháy và chữa cháy|chống buôn lậu, gian lận thương mại và hàng giả|chống khai thác iuu|hội nhập quốc tế|hội nhập kinh tế quốc tế|an toàn thực phẩm|vệ sinh an toàn thực phẩm|an toàn, vệ sinh lao động|xây dựng nông thôn mới|giảm nghèo bền vững|nông thôn mới và giảm nghèo bền vững|phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số|phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số|các chương trình mục tiêu quốc gia|công nghệ số cộng đồng|doanh nghiệp nhỏ và vừa|nước sạch và vệ sinh môi trường nông thôn|phòng thủ dân sự|an toàn giao thông|chuyển đổi số|cải cách hành chính|bảo vệ và phát triển rừng|khuyến nông|bảo vệ môi trường|thi hành án dân sự|quản lý thị trường|tư vấn|truyền thông`)

// regions tell which of the units are meant.
var regions = newPhrases(`ven biển|miền núi|biên giới|vùng cao|trọng điểm|vùng núi|ven sông|hải đảo|nêu trên|nói trên|có tên|thuộc tỉnh|vùng hạ du|đồng bằng|phía bắc|phía nam|phía tây|khu vực miền núi`)
