"""A course of before becomes one with a section, a unit and a team of one; what everybody could see stays public."""

from django.db import migrations


def give_outlines(apps, schema_editor):
    Course = apps.get_model("courses", "Course")
    Section, Unit = apps.get_model("courses", "Section"), apps.get_model("courses", "Unit")
    Member, Part = apps.get_model("courses", "CourseMember"), apps.get_model("courses", "Part")
    for course in Course.objects.all():
        section = Section.objects.create(course=course, position=0)
        unit = Unit.objects.create(section=section, position=0)
        Part.objects.filter(course=course).update(unit=unit, added_by=course.owner)
        Member.objects.create(course=course, user=course.owner)
        if course.is_public:
            Course.objects.filter(pk=course.pk).update(published=course.updated)


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_outlines_teams_rights")]
    operations = [migrations.RunPython(give_outlines, migrations.RunPython.noop)]
