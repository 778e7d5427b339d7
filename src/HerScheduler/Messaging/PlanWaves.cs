using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>What became of one publication.</summary>
internal enum PublishOutcome
{
    Delivered,

    /// <summary>The broker has confirmed it, but no queue wanted it.</summary>
    Unroutable,
    Failed,
}

/// <summary>
/// The rows of a batch in waves: each wave holds the next message of every plan, so a wave can be published all at once and no plan's messages
/// overtake each other. After a failure the plan takes no further part.
/// </summary>
internal sealed class PlanWaves
{
    private readonly List<Queue<OutboxRow>> _plans;
    private readonly List<OutboxRow> _confirmed = [];
    private readonly List<OutboxRow> _failed = [];

    public PlanWaves(IEnumerable<OutboxRow> batch) =>
        _plans =
        [
            .. batch.GroupBy(row => row.PlanId, StringComparer.Ordinal).Select(plan => new Queue<OutboxRow>(plan.OrderBy(row => row.Sequence))),
        ];

    public IReadOnlyList<OutboxRow> Confirmed => _confirmed;

    public IReadOnlyList<OutboxRow> Failed => _failed;

    /// <summary>Never tried, because of an earlier failure of their plan or for lack of time.</summary>
    public IReadOnlyList<OutboxRow> Rest => [.. _plans.SelectMany(plan => plan).Except(_failed)];

    public int Unroutable { get; private set; }

    /// <summary>The next message of every plan that has one and has not failed; empty when all is done.</summary>
    public IReadOnlyList<OutboxRow> Next() => [.. _plans.Where(plan => plan.Count > 0 && !_failed.Contains(plan.Peek())).Select(plan => plan.Peek())];

    public void Settle(IReadOnlyList<OutboxRow> wave, IReadOnlyList<PublishOutcome> outcomes)
    {
        var byRow = wave.Zip(outcomes).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var plan in _plans.Where(plan => plan.Count > 0 && byRow.ContainsKey(plan.Peek())))
        {
            if (byRow[plan.Peek()] == PublishOutcome.Failed)
            {
                _failed.Add(plan.Peek());
                continue;
            }

            Unroutable += byRow[plan.Peek()] == PublishOutcome.Unroutable ? 1 : 0;
            _confirmed.Add(plan.Dequeue());
        }
    }
}
