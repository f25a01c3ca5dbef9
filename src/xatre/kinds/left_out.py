"""What the forms and pages of the law name and no kind has a field for, each with its reason.

The dictionary lists these beside the fields, so that nothing is missing in silence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LeftOut:
    """One thing that is not recorded. `about` is the kind it would belong to."""

    about: str
    what: str
    source: str
    why: str


LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut(
        "birth",
        "Kính gửi (cơ quan đăng ký)",
        "TT 04/2024/TT-BTP, tờ khai",
        "Là cơ quan ở mục Nơi đăng ký; chương trình theo dõi, không in tờ khai.",
    ),
    LeftOut(
        "birth",
        "Ngày sinh ghi bằng chữ",
        "TT 04/2024/TT-BTP, tờ khai",
        "Suy ra được từ ngày sinh; giấy khai sinh do phần mềm hộ tịch in.",
    ),
    LeftOut(
        "birth",
        "Lời cam đoan, chữ ký của người yêu cầu",
        "TT 04/2024/TT-BTP, tờ khai",
        "Chỉ có giá trị trên tờ khai giấy; giữ bằng ảnh chụp giấy tờ.",
    ),
    LeftOut(
        "birth",
        "Người ký giấy khai sinh, bảng ghi chú thay đổi hộ tịch",
        "Luật Hộ tịch 60/2014 Đ14; TT 04/2020/TT-BTP Đ29",
        "Thuộc sổ hộ tịch của tư pháp; chương trình này không phải sổ hộ tịch.",
    ),
    LeftOut(
        "birth",
        "Lệ phí đăng ký",
        "Luật Hộ tịch 60/2014 Đ11",
        "Mức thu do HĐND tỉnh quy định và do tư pháp thu; không dùng để theo dõi trẻ.",
    ),
    LeftOut(
        "child",
        "Tôn giáo",
        "không có trong tờ khai khai sinh",
        "Dữ liệu nhạy cảm, không chỉ tiêu nào cần.",
    ),
    LeftOut(
        "injury",
        "Mã ICD-10 bốn ký tự",
        "ICD-10 (WHO) chương XX; TT 06/2026/TT-BYT",
        "Cán bộ xã không chọn mã; chương trình chỉ suy ra nhóm từ nguyên nhân và chủ ý.",
    ),
    LeftOut(
        "injury",
        "Rượu, ma túy khi bị thương",
        "WHO, Injury surveillance guidelines 2001 (mục tùy chọn)",
        "Mục tùy chọn, nhạy cảm, không biểu nào của xã cần.",
    ),
    LeftOut(
        "injury",
        "Nghề nghiệp của người bị thương",
        "QĐ 25/2006/QĐ-BYT Phụ lục 1 (phần 1 đến 3 chưa đọc được bản gốc)",
        "Sổ này chỉ ghi trẻ em; trẻ đang làm gì đã có ở mục Khi đang làm gì.",
    ),
    LeftOut(
        "case",
        "Các dòng của Mẫu 02, 03, 04, 05 ngoài đề mục của nghị định",
        "NĐ 56/2017/NĐ-CP Mẫu 02 đến 05",
        "Chưa đọc được mẫu gốc; phiếu in dựng theo đề mục và ghi rõ điều đó.",
    ),
    LeftOut(
        "case",
        "Mẫu 08 đến 16 (chăm sóc thay thế)",
        "NĐ 56/2017/NĐ-CP Đ38 đến 48",
        "Chưa đọc được mẫu gốc; chương trình chỉ ghi hình thức, ngày giao và các lần theo dõi.",
    ),
    LeftOut(
        "injury",
        "Phụ lục 2 đến 5 của bộ báo cáo quý",
        "chương trình theo QĐ 234/QĐ-TTg",
        "Chưa đọc được mẫu; không dựng biểu nào khi chưa thấy.",
    ),
    LeftOut(
        "case",
        "Điều kiện, đơn và hồ sơ của người nhận chăm sóc thay thế",
        "Luật Trẻ em Đ63; NĐ 56/2017 Đ38, Đ40 (Mẫu 08, 11)",
        "Việc xét chọn làm trên giấy theo mẫu chưa đọc được; sổ giữ tên người nhận và ngày giao.",
    ),
    LeftOut(
        "case",
        "Các lần làm quen trước khi giao trẻ cho người không thân thích",
        "TT 14/2020/TT-BLĐTBXH Đ10 khoản 4, Đ11 khoản 2",
        "Ghi bằng lời ở các lần theo dõi; không hạn nào tính từ đó.",
    ),
    LeftOut(
        "case",
        "Tiền ăn, đi lại và chi phí khi bảo vệ khẩn cấp",
        "NĐ 56/2017 Đ19; NĐ 20/2021 Đ18",
        "Dự toán ở từng dòng của kế hoạch; chi và quyết toán thuộc kế toán xã.",
    ),
    LeftOut(
        "case",
        "Việc của Tổng đài 111, công an, cơ sở khám bệnh trong vụ việc",
        "NĐ 56/2017 Đ22, Đ31 khoản 4, 5; Luật Trẻ em Đ53, Đ72",
        "Hồ sơ của cơ quan ấy; sổ chỉ ghi đã báo ai, ngày nào và trẻ được đưa tới đâu.",
    ),
    LeftOut(
        "child",
        "Mức trợ cấp hằng tháng bằng tiền",
        "NĐ 20/2021 Đ4 đến 6",
        "Mức chuẩn đổi theo nghị định và tỉnh; sổ ghi loại trợ giúp, không ghi số tiền.",
    ),
    LeftOut(
        "child",
        "Kết quả từng lần khám sức khỏe, từng mũi tiêm",
        "TT 23/2017/TT-BYT Đ3; NĐ 165/2026/NĐ-CP Đ48",
        "Thuộc sổ của trạm y tế; ở đây chỉ ngày khám gần nhất và đã tiêm đủ hay chưa.",
    ),
    LeftOut(
        "child",
        "Hợp đồng, giờ làm của lao động chưa đủ 15 tuổi",
        "Bộ luật Lao động 2019 Đ143 đến 147",
        "Làm việc trái quy định là một nhóm hoàn cảnh; hợp đồng đúng luật không phải theo dõi.",
    ),
    LeftOut(
        "criteria",
        "Số trẻ dự, kiến nghị và trả lời của diễn đàn trẻ em; báo cáo Tháng hành động vì trẻ em",
        "TT 29/2019/TT-BLĐTBXH Đ5 đến 14; TT 28/2019/TT-BLĐTBXH Đ5",
        "Chưa đọc được phụ lục; ghi ở cột căn cứ và ảnh minh chứng của tiêu chí.",
    ),
)
