using HerScheduler.Core.Scheduling;

namespace HerScheduler.Core.Tests;

/// <summary>What became of a fact that was offered.</summary>
internal sealed record Judgement(Recording Recording)
{
    /// <param name="pointer">Where it is refused; null: it is accepted.</param>
    /// <param name="because">A part of what is said: of the refusal, or of the warning. Null: nothing is said.</param>
    public void ShouldBe(string? pointer, string? because)
    {
        var (found, said) = Recording.Match(
            warnings => ((string?)null, string.Join(" ", warnings)),
            () => ("recorded before", string.Empty),
            refusal => ((string?)refusal.Faults[0].Pointer, refusal.Faults[0].Detail));
        found.ShouldBe(pointer, said);
        if (because is null)
        {
            said.ShouldBeEmpty();
        }
        else
        {
            said.ShouldContain(because);
        }
    }

    /// <summary>What is said of the refusal.</summary>
    public string Refused() => Recording.ShouldBeOfType<Recording.Refused>().Refusal.Faults[0].Detail;
}
