Feature: Following a link to an assignment
  Each assignment has a short link. Teachers put it where their students look: into a mail, into the school's own system.
  For students, who come to their work at once, and for teachers, who come to what has been done.

  Rule: A link leads everybody to what is theirs

    @SH-01 @api @ui
    Scenario: A student comes to the own task
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1"
      When Ben follows the short link of "Week 1"
      Then Ben comes to their own task of "Week 1"

    @SH-01 @api @ui
    Scenario: The teacher comes to the review
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ada follows the short link of "Week 1"
      Then Ada comes to the review of "Week 1"

  Rule: Before an assignment is open its link explains that it is too early

    @SH-02 @api @ui
    Scenario: A student is early
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days
      When Ben tries to follow the short link of "Week 1"
      Then Ben is refused because it is not open yet

    @SH-02 @api @no-ui
    Scenario: A draft is not open to students
      Given Ada teaches Ben
      And Ada has saved the homework "Week 1" as a draft
      When Ben tries to follow the short link of "Week 1"
      Then Ben is refused because it is not open yet

  Rule: A link opens nothing to others, and a wrong one nothing to anybody

    @SH-03 @api @ui
    Scenario: Somebody who is not in the course
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Otto tries to follow the short link of "Week 1"
      Then Otto is refused because they are not allowed to

    @SH-03 @api @ui
    Scenario: A link that leads nowhere
      Given Ada teaches Ben
      When Ben tries to follow a short link that leads nowhere
      Then Ben is refused because there is no such thing
