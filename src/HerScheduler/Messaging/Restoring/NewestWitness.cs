namespace HerScheduler.Messaging.Restoring;

/// <summary>The newest message that is known to have left, by this process or by what the broker said, and what the broker is still to be told of.</summary>
internal sealed class NewestWitness
{
    private readonly Lock _turn = new();
    private Witness? _newest;
    private Witness? _untold;

    public Witness? Newest
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
    public Witness? Untold
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
    public bool Left(Witness witness)
    {
        lock (_turn)
        {
            if (!Raise(witness))
            {
                return false;
            }

            _untold = witness;
            return true;
        }
    }

    /// <summary>The broker knows it.</summary>
    public void Known(Witness witness)
    {
        lock (_turn)
        {
            Raise(witness);
            _untold = _untold == witness ? null : _untold;
        }
    }

    /// <summary>What was so far counts no more.</summary>
    public void StartAgain(Witness? newest)
    {
        lock (_turn)
        {
            (_newest, _untold) = (newest, null);
        }
    }

    private bool Raise(Witness witness)
    {
        if (_newest is { } newest && witness.OutboxId <= newest.OutboxId)
        {
            return false;
        }

        _newest = witness;
        return true;
    }
}
