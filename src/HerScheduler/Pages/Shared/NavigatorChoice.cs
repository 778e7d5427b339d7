namespace HerScheduler.Pages.Shared;

/// <summary>Whose patients a list shows is chosen, as long as there are not too many to choose from.</summary>
internal static class NavigatorChoice
{
    /// <summary>So many are listed to choose from; among more, one is typed.</summary>
    public const int Most = 200;
}
