@needs.biglearn @needs.scheduler
Feature: Forecasting performance
  The forecast estimates how well a student would answer the next question on a page.
  For students, who see what to practise, and for teachers, who see what to teach again.

  Rule: A forecast begins with the first work

    @GU-03 @api @ui
    Scenario: Before any work a forecast is empty
      Given Ada teaches Ben
      Then Ben's forecast is empty
      And the forecast of section "1st" is empty

  Rule: A forecast is about the own answers; a teacher's is about a section's

    @severity-1 @GU-01 @api @ui
    Scenario: One student's answers are no other's forecast
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering right
      Then Ben's forecast for page 1 becomes high
      And the forecast of section "1st" for page 1 becomes high
      And Cleo's forecast is empty

    @GU-01 @api @ui
    Scenario: One section's answers are no other's forecast
      Given Ada teaches a course with the sections "1st" and "2nd"
      And Ben has joined section "1st"
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering right
      Then the forecast of section "1st" for page 1 becomes high
      And the forecast of section "2nd" is empty

  Rule: It takes three answers to estimate anything

    @GU-05 @api @ui
    Scenario: Two answers are not enough
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1, with 2 questions
      And Ada has published the homework "Week 2", on page 2, with 3 questions
      When Ben works through "Week 1" and "Week 2", answering right
      Then Ben's forecast for page 2 becomes high
      And Ben's forecast for page 1 still says not enough answers

    @GU-05 @api @ui
    Scenario: Three wrong answers make a low estimate
      Given Ada teaches Ben
      And Ada has published the homework "Week 1", on page 1
      When Ben works through "Week 1", answering wrong
      Then Ben's forecast for page 1 becomes low

  Rule: A student's forecast gives away no answer whose feedback is not out

    @severity-1 @GU-07 @api @ui
    Scenario: Answers with feedback still to come do not move it
      Given Ada teaches Ben
      And Ada has published the homework "Quiz 1", on page 1, due tomorrow, with feedback when due
      And Ada has published the homework "Week 2", on page 2, with feedback at once
      When Ben works through "Quiz 1" and "Week 2", answering right
      Then Ben's forecast for page 2 becomes high
      And Ben's forecast for page 1 still says not enough answers

    @GU-07 @api @ui
    Scenario: Answers to work that was due long ago do
      Given Ada teaches Ben
      And Ada has given the homework "Week 1", on page 1, due 2 days ago, which Ben worked all right
      Then Ben's forecast for page 1 becomes high
