Feature: Keeping grading templates
  A grading template says how readings or homework are weighed, when they tell right from wrong, and what lateness costs.
  For teachers, who decide once for many assignments, and for students, whose rules must not change under their hands.

  Rule: A teacher keeps the templates of the own course

    @CO-09 @GT-01 @api @ui
    Scenario: A course begins with one for readings and one for homework
      Given Ada teaches a course
      When Ada makes a grading template "Lenient" for homework
      Then Ada's grading templates are "OpenStax Reading", "OpenStax Homework" and "Lenient"

    @GT-01 @api @ui
    Scenario: A template is renamed
      Given Ada teaches a course
      And Ada has a grading template "Lenient" for homework
      When Ada renames the grading template "Lenient" to "Strict"
      Then Ada's grading templates are "OpenStax Reading", "OpenStax Homework" and "Strict"

    @GT-01 @api @ui
    Scenario: A template is deleted
      Given Ada teaches a course
      And Ada has a grading template "Lenient" for homework
      When Ada deletes the grading template "Lenient"
      Then Ada's grading templates are "OpenStax Reading" and "OpenStax Homework"

  Rule: Nobody else touches them; the site shows them to teachers only, so there is no browser scenario

    @GT-01 @api @no-ui
    Scenario Outline: <who> cannot make one
      Given Ada teaches Ben
      When <who> tries to make a grading template "Mine" for homework
      Then <who> is refused because they are not allowed to
      And Ada's grading templates are "OpenStax Reading" and "OpenStax Homework"

      Examples: a student of the course, a teacher elsewhere, a student of no course
        | who  |
        | Ben  |
        | Max  |
        | Otto |

    @GT-01 @api @no-ui
    Scenario Outline: <who> cannot change one
      Given Ada teaches Ben
      When <who> tries to change the grading template "OpenStax Homework" of Ada's course
      Then <who> is refused because they are not allowed to
      And Ada's grading templates are "OpenStax Reading" and "OpenStax Homework"

      Examples: a student of the course, a teacher elsewhere
        | who |
        | Ben |
        | Max |

    @GT-01 @api @no-ui
    Scenario Outline: <who> cannot delete one
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      When <who> tries to delete the grading template "Lenient" of Ada's course
      Then <who> is refused because they are not allowed to
      And Ada's grading templates are "OpenStax Reading", "OpenStax Homework" and "Lenient"

      Examples: a student of the course, a teacher elsewhere
        | who |
        | Ben |
        | Max |

  Rule: The shares of completion and correctness make a whole; so many pairs are tried without the browser

    @GT-02 @api @no-ui
    Scenario: Twenty pairs of shares
      Given Ada teaches a course
      When Ada tries 20 pairs of weights for completion and correctness
      Then exactly those are taken that make a whole

  Rule: A time is hours and minutes; the site's form takes nothing else, so there is no browser scenario

    @nightly @GT-03 @api @no-ui
    Scenario Outline: "<time>" is no time
      Given Ada teaches a course
      When Ada tries to make a grading template whose work is due at "<time>"
      Then Ada is refused because something in it is not valid

      Examples: too late in the day, in other words, too short
        | time  |
        | 25:00 |
        | noon  |
        | 9     |

  Rule: A template that assignments go by is held fast

    @GT-04 @api @ui
    Scenario: A template in use is not deleted
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, with the grading template "Lenient"
      When Ada tries to delete the grading template "Lenient"
      Then Ada is refused because something in it is not valid
      And Ada's grading templates are "OpenStax Reading", "OpenStax Homework" and "Lenient"

    @GT-04 @api @ui
    Scenario: A template of an open assignment is not changed
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      And Ada has published the homework "Week 1", with the grading template "Lenient"
      When Ada tries to rename the grading template "Lenient" to "Strict"
      Then Ada is refused because something in it is not valid

    @GT-04 @api @ui
    Scenario: A template of an assignment that has not opened is changed
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, with the grading template "Lenient"
      When Ada renames the grading template "Lenient" to "Strict"
      Then Ada's grading templates are "OpenStax Reading", "OpenStax Homework" and "Strict"

  Rule: What a template is for stays, once assignments go by it; the site never offers to change it, so there is no browser scenario

    @GT-04 @api @no-ui
    Scenario: A template for homework does not become one for readings
      Given Ada teaches Ben
      And Ada has a grading template "Lenient" for homework
      And Ada has published the homework "Week 1", opening in 2 days, due in 5 days, with the grading template "Lenient"
      When Ada tries to make the grading template "Lenient" one for readings
      Then Ada is refused because something in it is not valid

  Rule: A course that keeps the scores of before July 2020 keeps its templates; the site shows such courses other pages, so there is no browser scenario

    @nightly @GT-07 @api @no-ui
    Scenario: No new template
      Given Ada taught a course that ended in May 2020
      When Ada tries to make a grading template "Lenient" for homework
      Then Ada is refused because they are not allowed to

    @nightly @GT-07 @api @no-ui
    Scenario: No other name for an old one
      Given Ada taught a course that ended in May 2020
      When Ada tries to rename the grading template "OpenStax Homework" to "Strict"
      Then Ada is refused because they are not allowed to

  Rule: There is always a template of each kind

    @nightly @GT-05 @api @ui
    Scenario: The last one for homework is not deleted
      Given Ada teaches a course
      When Ada tries to delete the grading template "OpenStax Homework"
      Then Ada is refused because something in it is not valid
      And Ada's grading templates are "OpenStax Reading" and "OpenStax Homework"

  Rule: Whoever may try again must be told at once what was wrong

    @GT-06 @api @ui
    Scenario: Several attempts with feedback at once
      Given Ada teaches a course
      When Ada makes a grading template "Again" for homework, with several attempts and feedback at once
      Then the grading template "Again" lets students answer several times

    @GT-06 @api @ui
    Scenario: Only one with feedback when due
      Given Ada teaches a course
      When Ada makes a grading template "Again" for homework, with several attempts and feedback when due
      Then the grading template "Again" lets students answer once
