@needs.biglearn @needs.outages
Feature: Working while Biglearn fails
  Biglearn chooses and estimates from somewhere else, and may be slow, away or wrong. Assignments are Tutor's.
  For students, who have to hand in their work all the same, and for those who run both.

  Rule: Assignments can be opened and worked without Biglearn

    @severity-1 @BL-20 @needs.time-travel @api @ui
    Scenario: Biglearn does not answer
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has published the reading "Read 1", on page 1
      And Ada has published the homework "Week 1", on page 2, with 2 Tutor questions
      And 5 minutes have passed
      When Ben works through "Read 1" and "Week 1", answering right
      Then Ben has completed "Read 1"
      And Ben has completed "Week 1"

    @PR-03 @api @ui
    Scenario: Practice has to wait for Biglearn
      Given Ada teaches Ben
      And Biglearn does not answer
      When Ben tries to practise page 1
      Then Ben is refused because no questions are available

  Rule: Tutor then takes questions of the assignment's own pages; the site shows the same ones, only later, so there is no browser scenario

    @severity-1 @BL-17 @SP-06 @needs.time-travel @api @no-ui
    Scenario Outline: Biglearn <outage>
      Given Ada teaches Ben
      And Ada has taken half of the questions of page 2 out of the course
      And Biglearn <outage>
      And Ada has published the reading "Read 1", on page 2
      And 5 minutes have passed
      When Ben works through "Read 1", answering right
      Then Ben met questions that Tutor chose, all of them from page 2
      And none of them is one that Ada took out

      Examples:
        | outage                       |
        | does not answer              |
        | has not chosen anything yet  |

  Rule: What Biglearn missed it is told again until it has it; no page shows that, so there is no browser scenario

    @severity-1 @BL-05 @api @no-ui
    Scenario: It did not hear
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has published the homework "Week 1", with 3 questions
      And Ben has worked through "Week 1", answering right
      And Biglearn has missed something of it
      When Biglearn is well again
      Then Biglearn has been told everything of Ada's course, in order and without a gap
      And what it missed is known to it now, each under the identity it had then

    @severity-1 @BL-05 @api @no-ui
    Scenario: It heard, and what it answered was lost
      Given Ada teaches Ben
      And Biglearn takes what it is told, but its answers get lost
      And Ada has published the homework "Week 1", with 3 questions
      And Ben has worked through "Week 1", answering right
      And Biglearn has missed something of it
      When Biglearn is well again
      Then Biglearn has been told everything of Ada's course, in order and without a gap
      And what it missed is known to it now, each under the identity it had then

  Rule: Forecasts catch up as soon as Biglearn is back

    @severity-1 @BL-21 @needs.scheduler @api @ui
    Scenario: Work done meanwhile
      Given Ada teaches Ben
      And Biglearn does not answer
      And Ada has published the homework "Week 1", on page 1
      And Ben has worked through "Week 1", answering right
      And Ben's forecast for page 1 still said not enough answers
      When Biglearn is well again
      Then Ben's forecast for page 1 becomes high
      And Biglearn has been told everything of Ada's course, in order and without a gap

  Rule: A choice that cannot be right is not taken; on the site it looks like any failure, so there is no browser scenario

    @BL-18 @api @no-ui
    Scenario Outline: Biglearn <outage>
      Given Ada teaches Ben
      And Biglearn <outage>
      And Ada has published the reading "Read 1", on page 1
      And the site has failed to open "Read 1" for Ben
      When Biglearn is well again
      Then "Read 1" of Ben holds questions that Tutor chose

      Examples:
        | outage                                        |
        | chooses more questions than were asked for    |
        | chooses questions that the book does not have |
