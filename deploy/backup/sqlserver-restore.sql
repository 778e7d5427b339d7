-- Restores a backup into a new SQL Server database:
--   sqlcmd -S SERVER -b -v Database="herscheduler" File="/var/opt/mssql/backup/herscheduler-2026-01-05.bak" -i deploy/backup/sqlserver-restore.sql
-- A database of that name must not exist: rename it first, with the service stopped (ALTER DATABASE herscheduler MODIFY NAME = herscheduler_before).
-- The data files get the new database's name and the moment in the server's default folders: a database that was renamed keeps its files.
-- Afterwards the accounts of serve and migrate need their users again (docs/operations.md, SQL Server).
IF DB_ID(N'$(Database)') IS NOT NULL THROW 51000, 'a database of that name exists already; nothing is overwritten', 1;
DECLARE @files TABLE (
    LogicalName nvarchar(128), PhysicalName nvarchar(260), Type char(1), FileGroupName nvarchar(128), Size numeric(20,0), MaxSize numeric(20,0), FileId bigint,
    CreateLSN numeric(25,0), DropLSN numeric(25,0), UniqueId uniqueidentifier, ReadOnlyLSN numeric(25,0), ReadWriteLSN numeric(25,0), BackupSizeInBytes bigint,
    SourceBlockSize int, FileGroupId int, LogGroupGUID uniqueidentifier, DifferentialBaseLSN numeric(25,0), DifferentialBaseGUID uniqueidentifier,
    IsReadOnly bit, IsPresent bit, TDEThumbprint varbinary(32), SnapshotUrl nvarchar(360));
INSERT INTO @files EXEC(N'RESTORE FILELISTONLY FROM DISK = N''$(File)''');
DECLARE @moment nvarchar(20) = FORMAT(SYSUTCDATETIME(), N'yyyyMMdd-HHmmss-fff', N'en-US');
DECLARE @sql nvarchar(max) = N'RESTORE DATABASE [$(Database)] FROM DISK = N''$(File)'' WITH CHECKSUM, STATS = 10';
SELECT @sql += N', MOVE N''' + REPLACE(LogicalName, N'''', N'''''') + N''' TO N'''
    + CAST(SERVERPROPERTY(CASE Type WHEN 'L' THEN 'InstanceDefaultLogPath' ELSE 'InstanceDefaultDataPath' END) AS nvarchar(260))
    + N'$(Database)_' + @moment + N'_' + CAST(FileId AS nvarchar(10)) + CASE Type WHEN 'L' THEN N'.ldf' ELSE N'.mdf' END + N''''
FROM @files;
EXEC(@sql);
GO
