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

    @TP-08 @api @ui
    Scenario: A draft may be empty
      Given Ada teaches a course
      When Ada saves the homework "Week 1", without content as a draft
      Then "Week 1" is a draft in Ada's calendar

    @nightly @TP-05 @api @ui
    Scenario: Blanks around a name are no part of it
      Given Ada teaches a course
      When Ada saves the homework "  Week 1 " as a draft
      Then "Week 1" is a draft in Ada's calendar

  Rule: Whatever is wrong with an assignment, it is not published

    @severity-1 @TP-06 @api @ui
    Scenario: A due date before the opening date is refused
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1", opening in 5 days, due in 3 days
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

    @TP-06 @api @ui
    Scenario: A closing date before the due date is refused
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1", due in 5 days, closing in 3 days
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

    @TP-09 @api @ui
    Scenario: What is due already is refused
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1", opening 3 days ago, due yesterday
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

    @nightly @TP-05 @api @ui
    Scenario: An assignment needs a name
      Given Ada teaches a course
      When Ada tries to save the homework "" as a draft
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

    @TP-13 @api @ui
    Scenario: Tutor chooses four questions at most
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1", with 5 Tutor questions
      Then Ada is refused because something in it is not valid
      And Ada has published nothing

  Rule: The rules hold for whoever does without the site, which lets nobody get that far: there is no browser scenario

    @severity-1 @TP-06 @api @no-ui
    Scenario: Dates follow each other, within the course
      Given Ada teaches a course
      When Ada tries 30 sets of dates for the external assignment "Film"
      Then exactly those are taken that open, are due and close in this order within the course

    @TP-04 @TP-07 @TP-08 @TP-10 @TP-11 @TP-13 @api @no-ui
    Scenario Outline: A homework <flaw> is refused
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1" <flaw>
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

      Examples: what is to be said of it
        | flaw                                        |
        | for nobody                                  |
        | for one section twice                       |
        | with nothing in it                          |
        | with a page that the book does not have     |
        | with a question that the book does not have |
        | with five questions of Tutor's choice       |
        | without a grading template                  |
        | with the grading template of another kind   |

    @nightly @TP-05 @TP-12 @api @no-ui
    Scenario Outline: A homework <flaw> is refused as well
      Given Ada teaches a course
      When Ada tries to publish the homework "Week 1" <flaw>
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

      Examples: what is rare
        | flaw                              |
        | without a name                    |
        | with points for one part too many |
        | with points that are no tenths    |

    @TP-07 @TP-11 @api @no-ui
    Scenario Outline: A homework <flaw> is refused, for it is not Ada's
      Given Max teaches a course
      And Ada teaches a course
      When Ada tries to publish the homework "Week 1" <flaw>
      Then Ada is refused because something in it is not valid
      And Ada's calendar is empty

      Examples: what is Max's
        | flaw                                        |
        | for a section of another course             |
        | with the grading template of another course |

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

    @severity-1 @TP-02 @api @no-ui
    Scenario: Somebody who is not signed in cannot publish
      Given Ada teaches a course
      When somebody who is not signed in tries to publish the homework "Free marks" in Ada's course
      Then they are refused because they are not signed in
      And Ada's calendar is empty

    @severity-1 @TP-02 @api @no-ui
    Scenario Outline: <who> cannot look into what Ada plans
      Given Ada teaches Ben
      And Ada has saved the homework "Week 1" as a draft
      When <who> tries to look into "Week 1" of Ada's course
      Then <who> is refused because they are not allowed to

      Examples: a student of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ben  |
        | Max  |
        | Otto |

    @severity-1 @TP-02 @api @no-ui
    Scenario: Somebody who is not signed in cannot look into it
      Given Ada teaches a course
      And Ada has saved the homework "Week 1" as a draft
      When somebody who is not signed in tries to look into "Week 1" of Ada's course
      Then they are refused because they are not signed in

  Rule: A time means the clock on the course's wall, wherever it was typed; browsers tell no other, so there is no browser scenario

    @severity-1 @TZ-01 @api @no-ui
    Scenario: A due time told from another time zone
      Given Ada teaches a course
      When Ada publishes the homework "Week 1", telling its due time of 18:00 from a place 9 hours ahead
      Then "Week 1" is due at 18:00 on the clock of the course
