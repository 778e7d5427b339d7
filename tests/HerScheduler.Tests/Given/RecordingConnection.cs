using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace HerScheduler.Tests.Given;

/// <summary>Where EF's provider for SQL Server believes that it talks to one: keeps each text, and answers with nothing.</summary>
internal sealed class RecordingConnection : DbConnection
{
    private const int MostColumns = 100;

    private ConnectionState _state;

    public ConcurrentQueue<string> Texts { get; } = new();

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string ConnectionString { get; set; } = "Server=recorded;Database=recorded";

    public override string Database => "recorded";

    public override string DataSource => "recorded";

    public override string ServerVersion => "15.00.0000";

    public override ConnectionState State => _state;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => _state = ConnectionState.Open;

    public override void Close() => _state = ConnectionState.Closed;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new Command(this);

    private sealed class Transaction(RecordingConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            // Nothing was written.
        }

        public override void Rollback()
        {
            // Nothing was written.
        }
    }

    private sealed class Command(RecordingConnection connection) : DbCommand
    {
        private readonly SqlCommand _parameters = new();

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
            // Nothing runs.
        }

        public override int ExecuteNonQuery() => Keep<int>(answer: 0);

        public override object? ExecuteScalar() => Keep<object?>(answer: null);

        public override void Prepare()
        {
            // Nothing will run.
        }

        protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Keep(NoRows());

        protected override void Dispose(bool disposing)
        {
            _parameters.Dispose();
            base.Dispose(disposing);
        }

        /// <summary>With more columns than any query of ours has.</summary>
        private static DataTableReader NoRows()
        {
            var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
            for (var column = 0; column < MostColumns; column++)
            {
                table.Columns.Add();
            }

            return table.CreateDataReader();
        }

        private T Keep<T>(T answer)
        {
            connection.Texts.Enqueue(CommandText);
            return answer;
        }
    }
}
