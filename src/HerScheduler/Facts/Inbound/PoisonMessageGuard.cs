using HerScheduler.Problems;

namespace HerScheduler.Facts.Inbound;

/// <summary>
/// Finds the poison message: the one that ends the service whenever it is worked on. The broker counts deliveries in vain of everything that was in hand, so a
/// high count makes a message only suspicious, and suspicious ones are worked on one by one. What is the first in hand after such a start is then what the
/// service ended on. What ends it before anything can be judged is put into the error queue by the broker itself, at its delivery limit.
/// </summary>
internal sealed class PoisonMessageGuard
{
    private const int Suspicious = 20;

    private const int Poison = 50;

    private bool _judged;

    /// <summary>What may be worked on together.</summary>
    public static IEnumerable<IReadOnlyList<Delivery>> Portions(IReadOnlyCollection<Delivery> batch) =>
        batch.Any(delivery => delivery.EarlierDeliveries >= Suspicious) ? batch.Chunk(1) : batch.Chunk(Math.Max(1, batch.Count));

    /// <param name="first">The first message of a set; only that of the first set after a start is judged: a process that lives blames nobody.</param>
    /// <returns>Why it is not to be worked on any more; null when it is.</returns>
    public FactRefusal? Judge(Delivery first)
    {
        var isFirst = !_judged;
        _judged = true;
        return isFirst && first.EarlierDeliveries >= Poison
            ? FactVerdict.Refused(Problem.Unexpected(
                $"The service ended while it worked on this message, which was delivered {first.EarlierDeliveries} times in vain, and tries it no more."))
                .Refusal
            : null;
    }
}
