using System.Globalization;
using System.Runtime.CompilerServices;

namespace HerScheduler.Core.Scheduling.Presentation;

/// <summary>Interpolates in the invariant culture without allocating more than the string.</summary>
[InterpolatedStringHandler]
internal ref struct DefaultInterpolatedStringHandlerInvariant
{
    private DefaultInterpolatedStringHandler _inner;

    public DefaultInterpolatedStringHandlerInvariant(int literalLength, int formattedCount) =>
        _inner = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => _inner.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _inner.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string format) => _inner.AppendFormatted(value, format);

    public string ToStringAndClear() => _inner.ToStringAndClear();
}
