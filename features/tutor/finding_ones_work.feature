Feature: Finding one's work
  The dashboard is what a student sees first: what is to be done, by when, and how far it has come.
  For students, who plan their week by it, and for teachers, whose assignments must not be overlooked.

  Rule: What is assigned is there as soon as everything is ready, for those who come late too

    @severity-1 @DB-04 @api @ui
    Scenario: A student who joins after three assignments were published
      Given Ada teaches Cleo
      And Ada has published the homework "Week 1"
      And Ada has published the reading "Read 1", on page 2
      And Ada has published the external assignment "Film"
      When Ben joins section "1st" of Ada's course
      Then Ben has "Week 1", "Read 1" and "Film" to do

  Rule: For what Biglearn chooses a student waits, and three minutes at most

    @severity-1 @DB-05 @needs.biglearn @needs.outages @needs.time-travel @api @ui
    Scenario: Nothing was chosen for minutes
      Given Ada teaches Ben
      And Biglearn has not chosen anything yet
      And Ada has published the reading "Read 1"
      When 4 minutes pass
      Then Ben has "Read 1" to do

  Rule: Meanwhile it is not shown; the site says only that it is still being prepared, so there is no browser scenario

    @severity-1 @DB-05 @needs.biglearn @needs.outages @needs.time-travel @api @no-ui
    Scenario: Nothing was chosen for two minutes
      Given Ada teaches Ben
      And Biglearn has not chosen anything yet
      And Ada has published the reading "Read 1"
      When 2 minutes pass
      Then "Read 1" is not shown to Ben yet, and Ben is told that not everything is ready

  Rule: How well it went is told when its feedback is out, and not before

    @severity-1 @DB-07 @api @ui
    Scenario: Before it is due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      When Ben answers question 1 of "Week 1" right
      Then Ben's dashboard does not tell how well "Week 1" went

    @severity-1 @DB-07 @needs.time-travel @api @ui
    Scenario: After it was due
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due tomorrow, with feedback when due
      And Ben has answered question 1 of "Week 1" right
      When 3 days pass
      Then Ben's dashboard tells how well "Week 1" went

  Rule: A day begins and ends on the course's clock; the site has no way to ask for one day, so there is no browser scenario

    @DB-03 @api @no-ui
    Scenario Outline: <who> asks for one day, of whose evening it is the next day elsewhere
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 2 days
      And Ada has published the homework "Week 2", due in 3 days
      When <who> asks for everything that is due in 3 days
      Then <who> is told of "Week 2" only

      Examples:
        | who |
        | Ben |
        | Ada |

  Rule: Assignments are sorted by the week in which they are due; the API only lists them, so there is no API scenario

    @UI-171 @ui @no-api
    Scenario: Past, present and to come
      Given Ada teaches Ben
      And Ada has given the homework "Old", due 8 days ago, which Ben worked all right
      And Ada has given the homework "New", due today, which Ben worked all right
      And Ada has published the homework "Far", due in 8 days
      When Ben looks at the dashboard
      Then "Old" is past work, "New" this week's work and "Far" coming work

  Rule: Each assignment tells how far it has come; the API tells the numbers behind the words, so there is no API scenario

    @UI-173 @ui @no-api
    Scenario: One question of three is answered
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      And Ben has answered question 1 of "Week 1" right
      When Ben looks at the dashboard
      Then "Week 1" stands as "1/3 completed"

    @UI-173 @ui @no-api
    Scenario: A reading is in progress
      Given Ada teaches Ben
      And Ada has published the reading "Read 1"
      And Ben has begun "Read 1"
      When Ben looks at the dashboard
      Then "Read 1" stands as "In progress"

    @UI-173 @UI-215 @ui @no-api
    Scenario: An external assignment is clicked
      Given Ada teaches Ben
      And Ada has published the external assignment "Film"
      And Ben has worked through "Film", answering right
      When Ben looks at the dashboard
      Then "Film" stands as "Clicked"

  Rule: What is due within a day is marked; the API leaves that to its readers, so there is no API scenario

    @nightly @UI-175 @needs.time-travel @ui @no-api
    Scenario: Two hours left
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 2 days
      And "Week 1" is due in 2 hours
      When Ben looks at the dashboard
      Then "Week 1" is marked as due soon

    @nightly @UI-175 @ui @no-api
    Scenario: Two days left
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", due in 2 days
      When Ben looks at the dashboard
      Then "Week 1" has no mark

  Rule: The topics worked last are offered for practice; only the site has that corner, so there is no API scenario

    @UI-178 @needs.biglearn @ui @no-api
    Scenario: After a homework
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 2
      When Ben works through "Week 1", answering right
      Then Ben's dashboard offers to practise page 2 again

  Rule: Who has one course comes straight into it; the API knows no first page, so there is no API scenario

    @nightly @DB-06 @ui @no-api
    Scenario: One course
      Given Ada teaches Ben
      When Ben comes to the site
      Then Ben is in the course at once

    @nightly @DB-06 @ui @no-api
    Scenario: Two courses
      Given Ada teaches Ben
      And Max teaches Ben
      When Ben comes to the site
      Then Ben has courses to choose from
