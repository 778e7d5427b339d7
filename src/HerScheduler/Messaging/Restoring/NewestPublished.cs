namespace HerScheduler.Messaging.Restoring;

/// <summary>The newest message that is known to have left, by this process or by what the broker said, and what the broker is still to be told of.</summary>
internal sealed class NewestPublished
{
    private readonly Lock _turn = new();
    private LastPublished? _newest;
    private LastPublished? _untold;

    public LastPublished? Newest
    {
        get
        {
            lock (_turn)
            {
                return _newest;
            }
        }
    }

    /// <summary>What the broker does not know yet; null: nothing.</summary>
    public LastPublished? Untold
    {
        get
        {
            lock (_turn)
            {
                return _untold;
            }
        }
    }

    /// <summary>A message left; the broker is to be told of it.</summary>
    /// <returns>False: it is older than the newest, and forgotten.</returns>
    public bool Left(LastPublished published)
    {
        lock (_turn)
        {
            if (!Raise(published))
            {
                return false;
            }

            _untold = published;
            return true;
        }
    }

    /// <summary>The broker knows it.</summary>
    public void Known(LastPublished published)
    {
        lock (_turn)
        {
            Raise(published);
            _untold = _untold == published ? null : _untold;
        }
    }

    /// <summary>What was so far counts no more.</summary>
    public void StartAgain(LastPublished? newest)
    {
        lock (_turn)
        {
            (_newest, _untold) = (newest, null);
        }
    }

    private bool Raise(LastPublished published)
    {
        if (_newest is { } newest && published.OutboxId <= newest.OutboxId)
        {
            return false;
        }

        _newest = published;
        return true;
    }
}
