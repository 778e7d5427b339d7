using HerScheduler.Core.Scheduling;
using HerScheduler.Core.Scheduling.Presentation;
using HerScheduler.Json;

namespace HerScheduler.Courses;

/// <summary>One event as text: what a stored row and a message carry.</summary>
public static class EventJson
{
    public static string Text(ScheduleEvent item) => JsonText.Of(json => ScheduleJson.WriteEvent(json, item));
}
