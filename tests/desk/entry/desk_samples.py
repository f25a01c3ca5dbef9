"""The book the tests of the desk open."""

PASSWORD = "mật khẩu thử dài"
OFFICER = "Lò Thị Ngọc Ưng"
UNIT = "03562@2025"
