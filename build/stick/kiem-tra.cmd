@echo off
chcp 65001 >nul
setlocal EnableDelayedExpansion
cd /d "%~dp0"
title Xã Trẻ: kiểm tra USB
echo Đang so từng tệp với SHA256SUMS, khoảng một phút.
set /a sai=0
set /a so=0
set /a can=0
for /f "usebackq tokens=1,* delims= " %%a in ("SHA256SUMS") do (
  set "tep=%%b"
  set "tep=!tep:/=\!"
  set /a so+=1
  if not exist "!tep!" (
    echo THIẾU: !tep!
    set /a sai+=1
  ) else (
    set "dau="
    set "co="
    for %%s in ("!tep!") do set "co=%%~zs"
    rem certutil gives no sum for an empty file.
    if "!co!"=="0" (
      set "dau=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    ) else (
      for /f "skip=1 delims=" %%h in ('certutil -hashfile "!tep!" SHA256') do if not defined dau set "dau=%%h"
    )
    set "dau=!dau: =!"
    if /i not "!dau!"=="%%a" (
      echo KHÁC BẢN GỐC: !tep!
      set /a sai+=1
    )
  )
)
if not %so%==%can% (
  echo SHA256SUMS có %so% tệp, khi phát hành là %can%.
  set /a sai+=1
)
echo.
if %sai%==0 (
  echo %so% tệp, tất cả đúng như khi phát hành.
  echo Vẫn so mã của bộ cài với công văn: người sửa được USB cũng sửa được phép kiểm này.
) else (
  echo %sai% chỗ không đúng. Đừng cài từ USB này; báo nơi gửi và xin USB khác.
)
for %%f in (XaTre-Setup-*.exe) do (
  echo.
  echo Mã SHA-256 của %%f, để so với công văn:
  set "ma="
  for /f "skip=1 delims=" %%h in ('certutil -hashfile "%%f" SHA256') do if not defined ma set "ma=%%h"
  echo   !ma!
)
echo.
if not "%1"=="/im" pause
exit /b %sai%
