using HerScheduler.Core.Plans;
using HerScheduler.Problems;

namespace HerScheduler.Web;

/// <summary>The bytes of a request, as sent: the strict readers want them, not what a model binder makes of them.</summary>
internal static class RequestBody
{
    /// <summary>At most <see cref="PlanReader.MaxBytes"/>.</summary>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> Read(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, cancel)) > 0)
            {
                bytes.Write(chunk, 0, count);
                if (bytes.Length > PlanReader.MaxBytes)
                {
                    return Problem.TooLarge(PlanReader.MaxBytes);
                }
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem.TooLarge(PlanReader.MaxBytes);
        }

        return new ReadOnlyMemory<byte>(bytes.ToArray());
    }
}
