-- Backs up the SQL Server database while the service runs:
--   sqlcmd -S SERVER -b -v Database="herscheduler" File="/var/opt/mssql/backup/herscheduler-2026-01-05.bak" -i deploy/backup/sqlserver-backup.sql
-- File is a path of the server, not of this machine; when something is there, nothing is done. Where the server already has a backup job, use that one instead.
IF EXISTS (SELECT 1 FROM sys.dm_os_file_exists(N'$(File)') WHERE file_exists = 1 OR file_is_a_directory = 1)
    THROW 51000, 'that file exists already; a backup never overwrites anything', 1;
BACKUP DATABASE [$(Database)] TO DISK = N'$(File)' WITH COPY_ONLY, CHECKSUM, STATS = 10;
GO
RESTORE VERIFYONLY FROM DISK = N'$(File)' WITH CHECKSUM;
GO
