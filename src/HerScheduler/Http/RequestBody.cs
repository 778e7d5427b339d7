using HerScheduler.Core.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Http;

/// <summary>The bytes of a request, as sent: the strict readers want them, not what a model binder makes of them.</summary>
internal static class RequestBody
{
    /// <summary>What is read, to be thrown away, of a body that is too large: a sender cut off in the middle would see no answer at all.</summary>
    public const int MaxDiscarded = 32 << 20;

    /// <summary>At most <see cref="PlanReader.MaxBytes"/>.</summary>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> Read(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        long total = 0;
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, cancel)) > 0)
            {
                total += count;
                if (total <= PlanReader.MaxBytes)
                {
                    bytes.Write(chunk, 0, count);
                }
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem.TooLarge(PlanReader.MaxBytes);
        }

        return total > PlanReader.MaxBytes ? Problem.TooLarge(PlanReader.MaxBytes) : new ReadOnlyMemory<byte>(bytes.ToArray());
    }
}
