; The Windows installer: makensis -DVERSION=x.y.z -DFROZEN=folder yishibu.nsi
; Compiles on Linux and Windows. It was compiled, and not run: Windows itself was not tried.
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !error "say which version: -DVERSION=x.y.z"
!endif
!ifndef FROZEN
  !error "say where the frozen folder lies: -DFROZEN=folder"
!endif
!ifndef OUT
  !define OUT "yishibu-${VERSION}-setup.exe"
!endif
Name "议事簿"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\yishibu"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\yishibu.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\yishibu"

Section "install"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal"
  File /r "${FROZEN}\*.*"
  CreateShortcut "$SMPROGRAMS\议事簿.lnk" "$INSTDIR\yishibu.exe"
  CreateShortcut "$DESKTOP\议事簿.lnk" "$INSTDIR\yishibu.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "议事簿"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "UninstallString" "$\"$INSTDIR\uninstall.exe$\""
SectionEnd

; The ledger lies in the user's data folder and is never touched.
Section "Uninstall"
  Delete "$SMPROGRAMS\议事簿.lnk"
  Delete "$DESKTOP\议事簿.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\yishibu.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
