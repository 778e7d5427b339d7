namespace HerScheduler.Core.Protocols;

/// <summary>Antibodies that go on every 21 days: after a complete response, after a conjugate was stopped, after adjuvant chemotherapy.</summary>
public enum AntibodyTherapy
{
    /// <summary>Trastuzumab and pertuzumab.</summary>
    Hp,

    /// <summary>Trastuzumab alone.</summary>
    H,
}

/// <summary>HER2 therapy after surgery when there was residual disease.</summary>
public enum ResidualTherapy
{
    TDm1,
    TDxd,
    Hp,
    H,
}
