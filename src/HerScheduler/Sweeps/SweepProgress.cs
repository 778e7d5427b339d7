using System.Collections.Concurrent;

namespace HerScheduler.Sweeps;

/// <summary>How the sweeps fare on this replica, by the clock that nobody can set.</summary>
internal sealed class SweepProgress(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    /// <param name="At">When its last turn began or ended.</param>
    /// <param name="IsRunning">It is under way.</param>
    /// <param name="FailingSince">The first failure since it last came to its end; null: none.</param>
    private sealed record Turn(long At, bool IsRunning, long? FailingSince);

    public void Begins(string sweep) => _turns.AddOrUpdate(
        sweep,
        _ => new Turn(time.GetTimestamp(), IsRunning: true, FailingSince: null),
        (_, last) => new Turn(time.GetTimestamp(), IsRunning: true, last.FailingSince));

    public void Succeeded(string sweep) => _turns[sweep] = new Turn(time.GetTimestamp(), IsRunning: false, FailingSince: null);

    public void Failed(string sweep)
    {
        var now = time.GetTimestamp();
        _turns.AddOrUpdate(sweep, _ => new Turn(now, IsRunning: false, now), (_, last) => new Turn(now, IsRunning: false, last.FailingSince ?? now));
    }

    /// <summary>Why nobody can rely on this sweep, in a sentence; null: one can.</summary>
    /// <remarks>A failure is forgotten when no further turn was this replica's: another one does the sweep.</remarks>
    public string? Trouble(Beat beat)
    {
        if (!_turns.TryGetValue(beat.Sweep, out var turn))
        {
            return null;
        }

        var since = time.GetElapsedTime(turn.At);
        return turn switch
        {
            { IsRunning: true } when since > beat.Longest => $"{beat.Sweep} has been under way for {(int)since.TotalMinutes} min.",
            { IsRunning: false } when since > beat.Longest => null,
            { FailingSince: { } failing } when time.GetElapsedTime(failing) is var failed && failed > beat.Longest =>
                $"{beat.Sweep} has failed for {(int)failed.TotalMinutes} min; the log says why.",
            _ => null,
        };
    }
}
