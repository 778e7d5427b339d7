-- Backs up the SQL Server database while the service runs:
--   sqlcmd -S SERVER -b -v Database="herscheduler" File="/var/opt/mssql/backup/herscheduler-2026-01-05.bak" -i deploy/backup/sqlserver-backup.sql
-- FILE is a path of the server, not of this machine; what is there is overwritten. Where the server already has a backup job, use that one instead.
BACKUP DATABASE [$(Database)] TO DISK = N'$(File)' WITH COPY_ONLY, CHECKSUM, FORMAT, INIT, STATS = 10;
GO
RESTORE VERIFYONLY FROM DISK = N'$(File)' WITH CHECKSUM;
GO
