using HerScheduler.Data;
using HerScheduler.Http;
using HerScheduler.Problems;
using Microsoft.EntityFrameworkCore;

namespace HerScheduler.Idempotency;

/// <summary>
/// Does a request that has a key, and remembers the answer in the same transaction: whoever got none sends the same again and is answered as the first time,
/// however far the first one came. What was refused is not remembered, because it did nothing.
/// </summary>
internal sealed class RememberedAnswers(SchedulerDb db, TimeProvider time)
{
    /// <param name="context">The request.</param>
    /// <param name="key">Its key.</param>
    /// <param name="handle">Does what was asked, inside the transaction; when that fails for a moment, again from the beginning.</param>
    public Task<IResult> Answer(HttpContext context, IdempotencyKey key, Func<ValueTask<object?>> handle) => db.InOneTransaction(
        async cancel =>
        {
            // One at a time: who comes while the first is at work waits, and finds its answer.
            await db.Dialect.LockWork(db, $"idempotency:{key.Id}", cancel);
            if (await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key.Id, cancel) is { } first)
            {
                return first.Request == key.Request ? new AnswerAgain(first) : Replies.Refused(OfAnother());
            }

            context.Request.Body = new MemoryStream(key.Body.ToArray(), writable: false);
            var answer = await CapturedAnswer.Of(context, (IResult)(await handle())!, key, time.Now());
            if (answer.Status is >= 200 and < 300)
            {
                db.IdempotentAnswers.Add(answer);
            }

            return (IResult)new AnswerAgain(answer);
        },
        context.RequestAborted);

    private static Problem OfAnother() =>
        Problem.Contradiction("This Idempotency-Key was used for another request; nothing was done. A new request needs a new key.", []);
}
