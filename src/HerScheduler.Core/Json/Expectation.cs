using System.Text.Json;

namespace HerScheduler.Core.Json;

/// <summary>Reads one value, or says no.</summary>
internal delegate bool TryRead<T>(JsonElement element, out T value);

/// <summary>What a value has to be, in words for the sender and as a reading rule.</summary>
/// <param name="Phrase">Completes "expected …": <c>positive | negative</c>.</param>
/// <param name="TryRead">False when the value is something else.</param>
/// <param name="IsPrivate">True when a wrong value is never quoted.</param>
internal sealed record Expectation<T>(string Phrase, TryRead<T> TryRead, bool IsPrivate = false)
{
    /// <summary>Tells that <paramref name="element"/> is not what was expected.</summary>
    public void Tell(JsonElement element, Place place, Faults faults) =>
        faults.Add(place, $"expected {Phrase}, found {Found.Phrase(element, IsPrivate)}");
}
