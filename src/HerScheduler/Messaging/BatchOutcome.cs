using HerScheduler.Data;

namespace HerScheduler.Messaging;

/// <summary>A message that was not taken.</summary>
internal readonly record struct RefusedRow(OutboxRow Row, string Reason);

/// <summary>What became of the messages of a batch.</summary>
internal sealed class BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>The broker has them.</summary>
    public List<OutboxRow> Sent { get; } = [];

    /// <summary>Those of <see cref="Sent"/> that no queue wanted.</summary>
    public List<OutboxRow> Unroutable { get; } = [];

    public List<RefusedRow> Refused { get; } = [];

    /// <summary>To be given back: lost on the way, or never tried because of what became of an earlier message of their plan.</summary>
    public List<OutboxRow> Rest { get; } = [];

    /// <summary>Why nothing, or not everything, got through although no message is at fault; null: nothing was lost.</summary>
    public string? LostBy { get; private set; }

    /// <param name="batch">The messages.</param>
    /// <param name="outcomes">For each its outcome; null: never tried.</param>
    public static BatchOutcome Of(IReadOnlyList<OutboxRow> batch, IReadOnlyList<PublishOutcome?> outcomes)
    {
        var sum = new BatchOutcome();
        for (var index = 0; index < batch.Count; index++)
        {
            sum.Add(batch[index], outcomes[index]);
        }

        return sum;
    }

    private void Add(OutboxRow row, PublishOutcome? outcome)
    {
        switch (outcome?.Result)
        {
            case PublishResult.Delivered:
                Sent.Add(row);
                break;
            case PublishResult.Unroutable:
                Sent.Add(row);
                Unroutable.Add(row);
                break;
            case PublishResult.Refused:
                Refused.Add(new RefusedRow(row, outcome.Value.Reason!));
                break;
            case PublishResult.Lost:
                LostBy ??= outcome.Value.Reason;
                Rest.Add(row);
                break;
            case null:
                Rest.Add(row);
                break;
            default:
                throw new InvalidOperationException($"{outcome.Value.Result} is no outcome of a message.");
        }
    }
}
