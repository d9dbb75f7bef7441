Feature: Planning assignments
  Teachers prepare assignments ahead, and set when they open, are due and close.
  For teachers, who want to prepare in peace, and for students, who must be able to rely on the dates.

  Rule: A draft is the teacher's own affair

    @severity-1 @TP-01 @DB-02 @api @ui
    Scenario: The teacher finds the draft, the student nothing
      Given Ada teaches Ben
      When Ada saves the homework "Week 1" as a draft
      Then "Week 1" is a draft in Ada's calendar
      And Ben has nothing to do

    @severity-1 @DB-02 @api @ui
    Scenario: The calendar shows drafts and published assignments
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada saves the reading "Read 2" as a draft
      Then "Week 1" is published in Ada's calendar
      And "Read 2" is a draft in Ada's calendar

  Rule: An assignment is due after it opens

    @severity-1 @TP-06 @api @ui
    Scenario: A due date before the opening date is refused
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1", opening in 5 days, due in 3 days
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

  Rule: Only teachers of the course plan; the site offers it to teachers only, so there is no browser scenario

    @severity-1 @TP-02 @api @no-ui
    Scenario Outline: <who> cannot publish in Ada's course
      Given Ada teaches Ben
      When <who> tries to publish the homework "Free marks" in Ada's course
      Then <who> is refused because they are not allowed to
      And Ada's calendar is empty

      Examples: a student of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ben  |
        | Max  |
        | Otto |

  Rule: A time means the clock on the course's wall, wherever it was typed; browsers tell no other, so there is no browser scenario

    @severity-1 @TZ-01 @api @no-ui
    Scenario: A due time told from another time zone
      Given Ada teaches a course
      When Ada publishes the homework "Week 1", telling its due time of 18:00 from a place 9 hours ahead
      Then "Week 1" is due at 18:00 on the clock of the course
