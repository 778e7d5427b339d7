using HerScheduler.Email;

namespace HerScheduler.Digests;

/// <summary>A digest, composed and rendered.</summary>
/// <param name="Digest">What it says.</param>
/// <param name="Mail">The e-mail; null when there is nothing to say.</param>
/// <param name="WorthUntil">The end of the navigator's day.</param>
internal sealed record WrittenDigest(Digest Digest, Mail? Mail, DateTimeOffset WorthUntil);
