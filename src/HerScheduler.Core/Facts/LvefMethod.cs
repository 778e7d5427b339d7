namespace HerScheduler.Core.Facts;

/// <summary>How an LVEF was measured.</summary>
public enum LvefMethod
{
    Echo,

    /// <summary>A radionuclide scan.</summary>
    Muga,
    Mri,
    Ct,
}
