using System.Text;
using HerScheduler.Data;
using Microsoft.AspNetCore.Http.Features;

namespace HerScheduler.Idempotency;

/// <summary>An answer as bytes before it leaves: it may leave only when what it says is committed.</summary>
internal static class CapturedAnswer
{
    public static async Task<IdempotentAnswerRow> Of(HttpContext context, IResult result, IdempotencyKey key, DateTimeOffset now)
    {
        var usual = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        try
        {
            await result.ExecuteAsync(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            context.Features.Set(usual);
        }

        var response = context.Response;
        return new IdempotentAnswerRow
        {
            Key = key.Id,
            Request = key.Request,
            Status = response.StatusCode,
            ContentType = response.ContentType,
            ETag = Single(response.Headers.ETag),
            Location = Single(response.Headers.Location),
            Body = Encoding.UTF8.GetString(buffer.ToArray()),
            AnsweredAt = now,
        };
    }

    private static string? Single(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();
}

/// <summary>Sends what was captured, the first time or any later one.</summary>
internal sealed class AnswerAgain(IdempotentAnswerRow answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var body = Encoding.UTF8.GetBytes(answer.Body);
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = body.Length;
        response.Headers.ETag = answer.ETag;
        response.Headers.Location = answer.Location;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
