; The Windows installer: per user, no administrator, Vietnamese.
;
; Made by build/windows/installer.py, which gives TARGET, VERSION, FOUR_NUMBERS, SOURCE, OUT, PICTURES,
; ICON, MEGABYTES. The program lies in $INSTDIR\program. A new one is unpacked beside it as program.new,
; and two renames put it in place: whatever is cut short, the next run mends. Books and settings lie
; elsewhere (%LOCALAPPDATA%\xatre and wherever the user put them) and are never touched, but for the
; uninstaller's second yes.

Unicode true
Target ${TARGET}
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
CRCCheck force
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include WordFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\XaTre"
!define WINDOW "XaTre-cua-so.exe"
!define LEAST_BUILD 17763
!define DATA "$LOCALAPPDATA\xatre"

; Exit codes, for a silent run.
!define TOO_OLD 2
!define RUNNING 3
!define NO_ROOM 4
!define DOWNGRADE 5
!define NOT_WRITTEN 6

Var Opening
Var Closing
Var Before
Var Choice

Name "Xã Trẻ"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\XaTre"
BrandingText "Xã Trẻ ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off

VIProductVersion "${FOUR_NUMBERS}"
VIFileVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=1066 "ProductName" "Xã Trẻ"
VIAddVersionKey /LANG=1066 "CompanyName" "Xã Trẻ"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài Xã Trẻ: sổ trẻ em của xã"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép các phần: resources\licenses"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURES}\side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURES}\side.bmp"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_BITMAP "${PICTURES}\head.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "${PICTURES}\head.bmp"
!define MUI_HEADERIMAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_HEADERIMAGE_RIGHT
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Dừng cài đặt Xã Trẻ? Có (Yes) là dừng; máy vẫn như trước khi cài."
!define MUI_CUSTOMFUNCTION_GUIINIT ShowAbove

!define MUI_WELCOMEPAGE_TITLE "Cài đặt Xã Trẻ ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "$Opening"
!insertmacro MUI_PAGE_WELCOME

!define MUI_PAGE_HEADER_TEXT "Đang cài đặt"
!define MUI_PAGE_HEADER_SUBTEXT "Khoảng một phút. Sổ và thiết lập không bị đụng đến."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã cài xong"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Xã Trẻ ${VERSION} đã ở trong máy."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "Chưa cài được"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Sổ và bản đang dùng vẫn nguyên như trước."
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "Đã cài xong Xã Trẻ ${VERSION}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ biểu tượng Xã Trẻ trên màn hình nền hoặc trong thực đơn Start.$\r$\n$\r$\nNhấn đúp vào tệp .xatre để xem tệp ấy của ai, còn nguyên vẹn không."
!define MUI_FINISHPAGE_RUN "$INSTDIR\program\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở Xã Trẻ ngay"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "Gỡ Xã Trẻ"
!define MUI_PAGE_HEADER_SUBTEXT "Gỡ chương trình khỏi tài khoản Windows này."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ chương trình bị gỡ. Sổ, bản sao lưu và thiết lập ở lại trong máy; cài lại thì dùng tiếp."
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "Đang gỡ"
!define MUI_PAGE_HEADER_SUBTEXT "Sổ không bị đụng đến."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "Đã gỡ xong"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$Closing"
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Vietnamese"

; Say it, keep the reason as exit code, end. In a silent run only the exit code speaks.
!macro Refuse CODE WORDS
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; $Choice is "1" while the program of this user runs.
!macro LookForRunning
  StrCpy $Choice "0"
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\XaTre") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    StrCpy $Choice "1"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\program\xatre.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\program\xatre.exe" a
    ${If} ${Errors}
      StrCpy $Choice "1"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!macro WaitUntilClosed WHAT
  ${Do}
    !insertmacro LookForRunning
    ${If} $Choice == "0"
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "Xã Trẻ đang mở nên chưa ${WHAT} được. Sổ vẫn nguyên.$\r$\n$\r$\nLưu việc đang làm, đóng Xã Trẻ rồi bấm Thử lại (Retry)." /SD IDCANCEL IDRETRY +3
    SetErrorLevel ${RUNNING}
    Quit
  ${Loop}
!macroend

; What a run cut short left: the old program comes back, half of a new one goes.
!macro Mend
  ${IfNot} ${FileExists} "$INSTDIR\program\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\program.old\*.*"
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
  ${EndIf}
  RMDir /r "$INSTDIR\program.new"
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    RMDir /r "$INSTDIR\program.old"
  ${EndIf}
!macroend

Function ShowAbove
  BringToFront
FunctionEnd

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  SetShellVarContext current
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\XaTre"
  ${IfNot} ${AtLeastBuild} ${LEAST_BUILD}
    !insertmacro Refuse ${TOO_OLD} "Xã Trẻ cần Windows 10 bản 1809 (năm 2018) trở lên, loại 64-bit. Máy này cũ hơn nên chưa cài gì.$\r$\n$\r$\nNhờ người phụ trách máy cập nhật Windows, hoặc cài ở máy khác."
  ${EndIf}
  ${IfNot} ${RunningX64}
    !insertmacro Refuse ${TOO_OLD} "Xã Trẻ cần Windows loại 64-bit. Máy này là 32-bit nên chưa cài gì."
  ${EndIf}
  ReadRegStr $Before HKCU "${KEY}" "DisplayVersion"
  ${If} $Before != ""
    ${VersionCompare} "$Before" "${VERSION}" $0
    ${If} $0 == 1
      !insertmacro Refuse ${DOWNGRADE} "Máy đang có bản $Before, mới hơn bản ${VERSION} này. Không cài lùi: sổ do bản mới ghi thì bản cũ không mở được. Chưa đổi gì.$\r$\n$\r$\nDùng bộ cài mới hơn."
    ${EndIf}
    StrCpy $Opening "Máy đang có bản $Before. Bộ cài thay bằng bản ${VERSION} ngay tại chỗ; mọi sổ, bản sao lưu và thiết lập giữ nguyên.$\r$\n$\r$\nĐóng Xã Trẻ trước khi bấm Cài đặt."
  ${Else}
    StrCpy $Opening "Xã Trẻ là sổ trẻ em của xã: mã hóa, không cần mạng.$\r$\n$\r$\nBộ cài chép chương trình vào tài khoản Windows này, không cần quyền quản trị máy. Chương trình chiếm khoảng ${MEGABYTES} MB.$\r$\n$\r$\nSau đó chương trình hỏi lập sổ mới hay mở sổ đã có."
  ${EndIf}
FunctionEnd

Section "Xã Trẻ"
  SetShellVarContext current
  SetOverwrite on
  !insertmacro WaitUntilClosed "cài"
  !insertmacro Mend

  ClearErrors
  CreateDirectory "$INSTDIR"
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
  System::Int64Op $1 / 1048576
  Pop $1
  ${If} $0 != 0
  ${AndIf} $1 < ${MEGABYTES}
    RMDir "$INSTDIR"
    !insertmacro Refuse ${NO_ROOM} "Ổ đĩa chỉ còn trống $1 MB, cần ít nhất ${MEGABYTES} MB. Chưa cài gì; sổ và bản đang dùng vẫn nguyên.$\r$\n$\r$\nDọn bớt tệp trên ổ đĩa rồi chạy lại bộ cài."
  ${EndIf}

  ClearErrors
  SetOutPath "$INSTDIR\program.new"
  File /r "${SOURCE}\*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
  ${OrIfNot} ${FileExists} "$INSTDIR\program.new\${WINDOW}"
    RMDir /r "$INSTDIR\program.new"
    !insertmacro Refuse ${NOT_WRITTEN} "Chưa ghi được đủ tệp vào $INSTDIR. Sổ và bản đang dùng vẫn nguyên.$\r$\n$\r$\nXem ổ đĩa còn chỗ, phần mềm diệt virus có chặn không, rồi chạy lại bộ cài."
  ${EndIf}

  ${If} ${FileExists} "$INSTDIR\program\*.*"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\program.new"
      !insertmacro Refuse ${RUNNING} "Còn chương trình khác đang giữ tệp của Xã Trẻ. Sổ và bản đang dùng vẫn nguyên.$\r$\n$\r$\nĐóng Xã Trẻ và các cửa sổ đang mở thư mục ấy, rồi chạy lại bộ cài."
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\program.new" "$INSTDIR\program"
  ${If} ${Errors}
    Rename "$INSTDIR\program.old" "$INSTDIR\program"
    !insertmacro Refuse ${NOT_WRITTEN} "Chưa thay được bản cũ. Sổ và bản đang dùng vẫn nguyên.$\r$\n$\r$\nChạy lại bộ cài."
  ${EndIf}

  WriteUninstaller "$INSTDIR\go-xatre.exe"
  CreateShortcut "$SMPROGRAMS\Xã Trẻ.lnk" "$INSTDIR\program\${WINDOW}" "" "$INSTDIR\program\${WINDOW}" 0
  ${If} $Before == ""
    CreateShortcut "$DESKTOP\Xã Trẻ.lnk" "$INSTDIR\program\${WINDOW}" "" "$INSTDIR\program\${WINDOW}" 0
  ${EndIf}

  WriteRegStr HKCU "Software\Classes\.xatre" "" "XaTre.Tep"
  WriteRegStr HKCU "Software\Classes\XaTre.Tep" "" "Tệp của Xã Trẻ"
  WriteRegStr HKCU "Software\Classes\XaTre.Tep\DefaultIcon" "" "$INSTDIR\program\${WINDOW},0"
  WriteRegStr HKCU "Software\Classes\XaTre.Tep\shell\open\command" "" '"$INSTDIR\program\${WINDOW}" view "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${KEY}" "DisplayName" "Xã Trẻ"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\program\${WINDOW},0"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "Xã Trẻ"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-xatre.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-xatre.exe" /S'
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1

  RMDir /r "$INSTDIR\program.old"
  SetErrorLevel 0
SectionEnd

Function un.onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  SetShellVarContext current
  StrCpy $Closing "Sổ, bản sao lưu và thiết lập vẫn ở trong máy."
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro WaitUntilClosed "gỡ"
  RMDir /r "$INSTDIR\program.new"
  RMDir /r "$INSTDIR\program.old"
  RMDir /r "$INSTDIR\program"
  Delete "$SMPROGRAMS\Xã Trẻ.lnk"
  Delete "$DESKTOP\Xã Trẻ.lnk"
  DeleteRegKey HKCU "Software\Classes\XaTre.Tep"
  ReadRegStr $0 HKCU "Software\Classes\.xatre" ""
  ${If} $0 == "XaTre.Tep"
    DeleteRegKey HKCU "Software\Classes\.xatre"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${KEY}"
  Delete "$INSTDIR\go-xatre.exe"
  RMDir "$INSTDIR"

  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Đã gỡ chương trình. Sổ và bản sao lưu vẫn ở:$\r$\n${DATA}$\r$\n$\r$\nXóa cả sổ trong thư mục này? Không (No) là giữ lại." /SD IDNO IDNO kept
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Xóa rồi thì không lấy lại được: mọi hồ sơ trẻ em trong sổ ở máy này và các bản sao lưu bên cạnh sổ.$\r$\n$\r$\nXóa thật? Không (No) là giữ lại." /SD IDNO IDNO kept
    RMDir /r "${DATA}"
    StrCpy $Closing "Đã xóa cả sổ ở ${DATA}. Sổ để ở nơi khác (USB, ổ khác) không bị đụng đến."
    kept:
  ${EndIf}
SectionEnd
