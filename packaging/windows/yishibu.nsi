; The Windows installer, compiled by packaging/installers.py around the folder frozen on Windows.
; For one person, without administrator's rights: nothing outside the person's own folders and keys.
; It compiles on Linux and Windows. Windows itself was not tried.
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"

!macro need NAME
  !ifndef ${NAME}
    !error "say ${NAME}, as packaging/installers.py does"
  !endif
!macroend
!insertmacro need VERSION ; x.y.z
!insertmacro need NUMBERS ; the same as four numbers
!insertmacro need FROZEN  ; the folder that is installed
!insertmacro need ICON    ; an .ico
!insertmacro need SIDE    ; a picture, 164 x 314 or a multiple
!insertmacro need SLASH   ; between folders, where it is compiled
!insertmacro need OUT     ; the installer to write

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\yishibu"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"

Name "$(NAME)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\yishibu"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText " "

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\yishibu.exe"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is what a Windows of another language gets.
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
LangString NAME ${LANG_SIMPCHINESE} "议事簿"
LangString NAME ${LANG_ENGLISH} "Yishibu"
LangString RUNNING ${LANG_SIMPCHINESE} "议事簿正开着。请先关闭它，再点“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Yishibu is open. Close it first, then press Retry."
LangString KEPT ${LANG_SIMPCHINESE} "账本没有删除，仍在：$\r$\n$LOCALAPPDATA\yishibu"
LangString KEPT ${LANG_ENGLISH} "The ledger was kept. It is in:$\r$\n$LOCALAPPDATA\yishibu"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro describe LANGUAGE TITLE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${TITLE}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${TITLE}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Copyright (C) 2026 The Yishibu developers. Apache-2.0"
!macroend
!insertmacro describe ${LANG_SIMPCHINESE} "议事簿 安装程序"
!insertmacro describe ${LANG_ENGLISH} "Yishibu setup"

; A program that runs keeps its file from being opened for writing.
!macro wait_until_closed UN
  Function ${UN}wait_until_closed
    again:
    IfFileExists "$INSTDIR\yishibu.exe" 0 done
    ClearErrors
    FileOpen $0 "$INSTDIR\yishibu.exe" a
    IfErrors 0 closed
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 1
    Quit
    closed:
    FileClose $0
    done:
  FunctionEnd
!macroend
!insertmacro wait_until_closed ""
!insertmacro wait_until_closed "un."

Section
  Call wait_until_closed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; an older version's files must not stay among the new
  File /r "${FROZEN}${SLASH}*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\议事簿.lnk" "$INSTDIR\yishibu.exe"
  CreateShortcut "$DESKTOP\议事簿.lnk" "$INSTDIR\yishibu.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(NAME)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\yishibu.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Yishibu developers"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" "$\"$INSTDIR\uninstall.exe$\""
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" "$\"$INSTDIR\uninstall.exe$\" /S"
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

; The ledger lies in the person's own data folder and is never touched.
Section "Uninstall"
  Call un.wait_until_closed
  Delete "$SMPROGRAMS\议事簿.lnk"
  Delete "$DESKTOP\议事簿.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\yishibu.exe"
  Delete "$INSTDIR\yishibu-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
  IfFileExists "$LOCALAPPDATA\yishibu\*.*" 0 nothing_kept
  MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
  nothing_kept:
SectionEnd
